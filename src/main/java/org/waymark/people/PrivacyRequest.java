package org.waymark.people;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.EmbeddedColumnNaming;
import org.jspecify.annotations.Nullable;

/** That a person's data be deleted, or handed to them. Kept when withdrawn: that it was asked is a fact, too. */
@Entity
class PrivacyRequest {

    /** What is asked for. */
    enum Kind {
        DELETION,
        /** A copy for someone who cannot fetch it themselves. */
        COPY
    }

    @Id
    private UUID id;

    @Version
    private @Nullable Integer version;

    @Embedded
    @EmbeddedColumnNaming("district_%s")
    private DistrictId district;

    @Embedded
    @EmbeddedColumnNaming("person_%s")
    private PersonId person;

    @Enumerated(EnumType.STRING)
    private Kind kind;

    @Embedded
    @EmbeddedColumnNaming("asked_by_%s")
    private PersonId askedBy;

    @Column
    private Instant askedAt;

    @Column
    private @Nullable Instant withdrawnAt;

    @SuppressWarnings("NullAway.Init")
    protected PrivacyRequest() {}

    PrivacyRequest(DistrictId district, PersonId person, Kind kind, PersonId askedBy, Instant askedAt) {
        this.id = UuidCreator.getTimeOrderedEpoch();
        this.district = district;
        this.person = person;
        this.kind = kind;
        this.askedBy = askedBy;
        this.askedAt = askedAt;
    }

    void withdraw(Instant at) {
        withdrawnAt = at;
    }

    PersonId person() {
        return person;
    }

    Kind kind() {
        return kind;
    }

    PersonId askedBy() {
        return askedBy;
    }

    Instant askedAt() {
        return askedAt;
    }

    @Nullable
    Instant withdrawnAt() {
        return withdrawnAt;
    }
}
