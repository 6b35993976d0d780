package org.waymark.people.earners;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.annotations.EmbeddedColumnNaming;
import org.jspecify.annotations.Nullable;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;

/** That a school holds a guardian's consent: on what basis, for what, from when to when. Never the guardian's name. */
@Entity
class GuardianConsent {

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
    private ConsentBasis basis;

    @Column
    private String scope;

    @Column
    private LocalDate givenOn;

    @Column
    private LocalDate validUntil;

    @Embedded
    @EmbeddedColumnNaming("recorded_by_%s")
    private PersonId recordedBy;

    @Column
    private Instant recordedAt;

    @Embedded
    @EmbeddedColumnNaming("ended_by_%s")
    private @Nullable PersonId endedBy;

    @Column
    private @Nullable Instant endedAt;

    @SuppressWarnings("NullAway.Init")
    protected GuardianConsent() {}

    GuardianConsent(DistrictId district, PersonId person, Given given, PersonId by, Instant at) {
        this.id = UuidCreator.getTimeOrderedEpoch();
        this.district = district;
        this.person = person;
        this.basis = given.basis();
        this.scope = given.scope();
        this.givenOn = given.on();
        this.validUntil = given.until();
        this.recordedBy = by;
        this.recordedAt = at;
    }

    /** What the school records. */
    record Given(ConsentBasis basis, String scope, LocalDate on, LocalDate until) {

        Given {
            if (until.isBefore(on)) {
                throw new IllegalArgumentException("A consent ends after it is given");
            }
        }
    }

    void end(PersonId by, Instant at) {
        if (endedAt == null) {
            endedBy = by;
            endedAt = at;
        }
    }

    boolean isInForce(LocalDate today) {
        return endedAt == null && !today.isBefore(givenOn) && !today.isAfter(validUntil);
    }

    UUID id() {
        return id;
    }

    PersonId recordedBy() {
        return recordedBy;
    }

    ConsentLine line(LocalDate today, String recordedByName) {
        return new ConsentLine(
                id, basis, scope, givenOn, validUntil, recordedByName, recordedAt, endedAt, isInForce(today));
    }
}
