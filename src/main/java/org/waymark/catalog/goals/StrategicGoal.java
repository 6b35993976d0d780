package org.waymark.catalog.goals;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import org.hibernate.annotations.EmbeddedColumnNaming;
import org.hibernate.annotations.Fetch;
import org.hibernate.annotations.FetchMode;
import org.jspecify.annotations.Nullable;
import org.waymark.people.DistrictId;
import org.waymark.people.earners.Audience;

/** What a district wants to get better at; never deleted, since what was aligned to it names its code. */
@Entity
class StrategicGoal {

    @EmbeddedId
    private GoalId id;

    @Version
    private @Nullable Integer version;

    @Embedded
    @EmbeddedColumnNaming("district_%s")
    private DistrictId district;

    @Column
    private String code;

    @Column
    private String title;

    @Column
    private String why;

    @ElementCollection(fetch = FetchType.EAGER)
    @Fetch(FetchMode.SUBSELECT)
    @CollectionTable(name = "strategic_goal_audience", joinColumns = @JoinColumn(name = "goal_id"))
    @Column(name = "audience")
    @Enumerated(EnumType.STRING)
    private Set<Audience> audiences = new HashSet<>();

    @Column(name = "begins_on")
    private LocalDate begins;

    @Column(name = "ends_on")
    private LocalDate ends;

    @Column
    private String owner;

    @Column
    private String contribution;

    @Column
    private Instant changedAt;

    @SuppressWarnings("NullAway.Init")
    protected StrategicGoal() {}

    @SuppressWarnings("NullAway.Init")
    StrategicGoal(DistrictId district, GoalPlan plan, Instant at) {
        this.id = GoalId.fresh();
        this.district = district;
        this.code = plan.code();
        follow(plan, at);
    }

    /** Takes what a lead decided, but for the code: it stays. */
    final void follow(GoalPlan plan, Instant at) {
        title = plan.title();
        why = plan.why();
        audiences.retainAll(plan.audiences());
        audiences.addAll(plan.audiences());
        begins = plan.begins();
        ends = plan.ends();
        owner = plan.owner();
        contribution = plan.contribution();
        changedAt = at;
    }

    /** Counts the changes, so that two who change at once notice each other. */
    int edition() {
        return version == null ? 0 : version;
    }

    String code() {
        return code;
    }

    GoalView view() {
        return new GoalView(id.id(), code, title, why, Set.copyOf(audiences), begins, ends, owner, contribution);
    }
}
