package org.waymark.people.programmes;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Version;
import java.time.Instant;
import org.hibernate.annotations.EmbeddedColumnNaming;
import org.jspecify.annotations.Nullable;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;

/** Some members of a programme who go through it together, with a coach and a thread of their own. */
@Entity
class Cohort {

    @EmbeddedId
    private CohortId id;

    @Version
    private @Nullable Integer version;

    @Embedded
    @EmbeddedColumnNaming("district_%s")
    private DistrictId district;

    @Embedded
    @EmbeddedColumnNaming("programme_%s")
    private ProgrammeId programme;

    @Column
    private String name;

    @Embedded
    @EmbeddedColumnNaming("coach_%s")
    private @Nullable PersonId coach;

    @Column
    private Instant madeAt;

    @Column
    private @Nullable Instant endedAt;

    @SuppressWarnings("NullAway.Init")
    protected Cohort() {}

    Cohort(CohortId id, ProgrammeId programme, DistrictId district, String name, @Nullable PersonId coach, Instant at) {
        this.id = id;
        this.programme = programme;
        this.district = district;
        this.name = name;
        this.coach = coach;
        this.madeAt = at;
    }

    void isCalled(String newName, @Nullable PersonId newCoach) {
        name = newName;
        coach = newCoach;
    }

    void end(Instant at) {
        if (endedAt == null) {
            endedAt = at;
        }
    }

    boolean hasEnded() {
        return endedAt != null;
    }

    CohortId id() {
        return id;
    }

    ProgrammeId programme() {
        return programme;
    }

    String name() {
        return name;
    }

    @Nullable
    PersonId coach() {
        return coach;
    }
}
