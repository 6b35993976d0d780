package org.waymark.review.assigning;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.EmbeddedColumnNaming;
import org.hibernate.annotations.Immutable;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;

/** Somebody said that they and another do not read each other's work. */
@Entity
@Immutable
@Table(name = "review_apart")
class KeptApart {

    @Id
    private UUID id;

    @Embedded
    @EmbeddedColumnNaming("district_%s")
    private DistrictId district;

    @Embedded
    @EmbeddedColumnNaming("said_by_%s")
    private PersonId saidBy;

    @Embedded
    @EmbeddedColumnNaming("other_%s")
    private PersonId other;

    @Column
    private Instant saidAt;

    @SuppressWarnings("NullAway.Init")
    protected KeptApart() {}

    KeptApart(PersonId saidBy, PersonId other, DistrictId district, Instant now) {
        this.id = UuidCreator.getTimeOrderedEpoch();
        this.saidBy = saidBy;
        this.other = other;
        this.district = district;
        this.saidAt = now;
    }

    UUID id() {
        return id;
    }

    PersonId saidBy() {
        return saidBy;
    }

    PersonId other() {
        return other;
    }

    Instant saidAt() {
        return saidAt;
    }
}
