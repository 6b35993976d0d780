package org.waymark.review.assigning;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.EmbeddedColumnNaming;
import org.hibernate.annotations.Immutable;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;

/** A reader had some work and has it no more: it does not come to them again. */
@Entity
@Immutable
@Table(name = "review_given_back")
class GivenBack {

    @Id
    private UUID id;

    @Embedded
    @EmbeddedColumnNaming("district_%s")
    private DistrictId district;

    @Column
    private UUID doubleReviewId;

    @Embedded
    @EmbeddedColumnNaming("reader_%s")
    private PersonId reader;

    @Enumerated(EnumType.STRING)
    private GivenBackWhy why;

    @Column
    private Instant givenBackAt;

    @SuppressWarnings("NullAway.Init")
    protected GivenBack() {}

    GivenBack(UUID doubleReview, PersonId reader, GivenBackWhy why, DistrictId district, Instant now) {
        this.id = UuidCreator.getTimeOrderedEpoch();
        this.doubleReviewId = doubleReview;
        this.reader = reader;
        this.why = why;
        this.district = district;
        this.givenBackAt = now;
    }

    GivenBackWhy why() {
        return why;
    }

    Instant givenBackAt() {
        return givenBackAt;
    }
}
