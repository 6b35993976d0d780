package org.waymark.submission.plan;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.util.UUID;
import org.hibernate.annotations.EmbeddedColumnNaming;
import org.jspecify.annotations.Nullable;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;

/** How many hours of their week somebody gives to earning; without one it is as many as their district starts with. */
@Entity
class WeeklyBudget {

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

    @Column
    private int hours;

    @SuppressWarnings("NullAway.Init")
    protected WeeklyBudget() {}

    void give(int hoursOfAWeek) {
        hours = hoursOfAWeek;
    }

    int hours() {
        return hours;
    }
}
