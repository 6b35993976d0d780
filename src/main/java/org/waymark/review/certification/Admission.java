package org.waymark.review.certification;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.EmbeddedColumnNaming;
import org.jspecify.annotations.Nullable;
import org.waymark.catalog.stacks.StackId;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;

/** Somebody who earned a stack that admits is asked whether they would like to review; where they would, a lead decides. */
@Entity
@Table(name = "review_admission")
class Admission {

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
    @EmbeddedColumnNaming("stack_%s")
    private StackId stack;

    @Column
    private Instant askedAt;

    @Column
    private @Nullable Boolean wishes;

    @Column
    private @Nullable Instant answeredAt;

    /** When a lead gave the role or left it. */
    @Column
    private @Nullable Instant closedAt;

    @SuppressWarnings("NullAway.Init")
    protected Admission() {}

    Admission(PersonId person, StackId stack, DistrictId district, Instant askedAt) {
        this.id = UuidCreator.getTimeOrderedEpoch();
        this.district = district;
        this.person = person;
        this.stack = stack;
        this.askedAt = askedAt;
    }

    UUID id() {
        return id;
    }

    PersonId person() {
        return person;
    }

    StackId stack() {
        return stack;
    }

    Instant askedAt() {
        return askedAt;
    }

    /** Null until they have said so. */
    @Nullable
    Boolean wishes() {
        return wishes;
    }

    void answer(boolean yes, Instant at) {
        wishes = yes;
        answeredAt = at;
        closedAt = null;
    }

    boolean isBeforeLeads() {
        return Boolean.TRUE.equals(wishes) && closedAt == null;
    }

    void close(Instant at) {
        closedAt = at;
    }
}
