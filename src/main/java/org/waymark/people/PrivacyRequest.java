package org.waymark.people;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.EmbeddedColumnNaming;
import org.jspecify.annotations.Nullable;

/** That a person's data be deleted. Kept when withdrawn or answered: that it was asked is a fact, too. */
@Entity
class PrivacyRequest {

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

    @Embedded
    @EmbeddedColumnNaming("asked_by_%s")
    private PersonId askedBy;

    @Column
    private Instant askedAt;

    @Column
    private @Nullable Instant withdrawnAt;

    @Column
    private @Nullable Instant doneAt;

    @Column
    private @Nullable String doneBy;

    @Column
    private @Nullable String doneReason;

    @SuppressWarnings("NullAway.Init")
    protected PrivacyRequest() {}

    PrivacyRequest(DistrictId district, PersonId person, PersonId askedBy, Instant askedAt) {
        this.id = UuidCreator.getTimeOrderedEpoch();
        this.district = district;
        this.person = person;
        this.askedBy = askedBy;
        this.askedAt = askedAt;
    }

    void withdraw(Instant at) {
        withdrawnAt = at;
    }

    /**
     * Closes it, whether it was followed or not.
     *
     * @param by a person's id, or that of the operator, as the audit record names them
     * @param reason for the person to read
     */
    void done(String by, String reason, Instant at) {
        doneBy = by;
        doneReason = reason;
        doneAt = at;
    }

    UUID id() {
        return id;
    }

    PersonId person() {
        return person;
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

    @Nullable
    Instant doneAt() {
        return doneAt;
    }

    @Nullable
    String doneReason() {
        return doneReason;
    }
}
