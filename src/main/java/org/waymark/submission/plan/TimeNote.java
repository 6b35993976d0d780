package org.waymark.submission.plan;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.UUID;
import org.hibernate.annotations.EmbeddedColumnNaming;
import org.waymark.people.DistrictId;
import org.waymark.submission.EnrolmentId;

/** Minutes that an earner noted with one tap; when is not kept, not even in its id. */
@Entity
class TimeNote {

    @Id
    private UUID id;

    @Embedded
    @EmbeddedColumnNaming("district_%s")
    private DistrictId district;

    @Embedded
    @EmbeddedColumnNaming("enrolment_%s")
    private EnrolmentId enrolment;

    /** Which one it is of its plan, counted from 1. */
    @Column
    private int tap;

    @Column
    private int minutes;

    @SuppressWarnings("NullAway.Init")
    protected TimeNote() {}

    TimeNote(EnrolmentId enrolment, DistrictId district, int tap, int minutes) {
        this.id = UuidCreator.getRandomBased();
        this.enrolment = enrolment;
        this.district = district;
        this.tap = tap;
        this.minutes = minutes;
    }

    int tap() {
        return tap;
    }
}
