package org.waymark.people.programmes;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.annotations.EmbeddedColumnNaming;
import org.jspecify.annotations.Nullable;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.people.earners.Audience;

/** What a district offers to whom, why, and how it supports them; never deleted, only ended. */
@Entity
class Programme {

    @EmbeddedId
    private ProgrammeId id;

    @Version
    private @Nullable Integer version;

    @Embedded
    @EmbeddedColumnNaming("district_%s")
    private DistrictId district;

    @Column
    private String name;

    @Column
    private String why;

    @Column
    private String support;

    @Column
    private String incentive;

    @Column
    private String measure;

    @ElementCollection
    @CollectionTable(name = "programme_audience", joinColumns = @JoinColumn(name = "programme_id"))
    @Column(name = "audience")
    @Enumerated(EnumType.STRING)
    private Set<Audience> audiences = new HashSet<>();

    @Column(name = "begins_on")
    private @Nullable LocalDate begins;

    @Column(name = "ends_on")
    private @Nullable LocalDate ends;

    @Column(name = "review_on")
    private @Nullable LocalDate review;

    @Column
    private boolean pilot;

    @Column
    private @Nullable Integer pilotSize;

    @ElementCollection
    @CollectionTable(name = "programme_credential", joinColumns = @JoinColumn(name = "programme_id"))
    @Column(name = "definition_id")
    private Set<UUID> credentials = new HashSet<>();

    @ElementCollection
    @CollectionTable(name = "programme_coach", joinColumns = @JoinColumn(name = "programme_id"))
    private Set<Coaching> coaches = new HashSet<>();

    @Column
    private Instant madeAt;

    @Embedded
    @EmbeddedColumnNaming("made_by_%s")
    private @Nullable PersonId madeBy;

    @Column
    private @Nullable Instant endedAt;

    @Embedded
    @EmbeddedColumnNaming("ended_by_%s")
    private @Nullable PersonId endedBy;

    @SuppressWarnings("NullAway.Init")
    protected Programme() {}

    @SuppressWarnings("NullAway.Init")
    Programme(ProgrammeId id, DistrictId district, ProgrammePlan plan, @Nullable PersonId by, Instant at) {
        this.id = id;
        this.district = district;
        this.madeBy = by;
        this.madeAt = at;
        follow(plan);
    }

    /**
     * Takes what a lead decided.
     *
     * @param edition what the lead had before them
     */
    void change(ProgrammePlan plan, int edition) {
        if (edition != edition()) {
            throw new ProgrammeConflict(plan(), edition());
        }
        requireRunning();
        follow(plan);
    }

    private void follow(ProgrammePlan plan) {
        name = plan.name();
        why = plan.why();
        support = plan.support();
        incentive = plan.incentive();
        measure = plan.measure();
        begins = plan.begins();
        ends = plan.ends();
        review = plan.review();
        pilot = plan.pilot();
        pilotSize = plan.pilotSize();
        become(audiences, plan.audiences());
        become(credentials, plan.credentials());
        become(
                coaches,
                plan.coaches().stream()
                        .map(person -> new Coaching(person, district.id()))
                        .collect(Collectors.toSet()));
    }

    private static <T> void become(Set<T> kept, Set<T> wanted) {
        kept.retainAll(wanted);
        kept.addAll(wanted);
    }

    /** Ends it; what it was stays readable. */
    void end(@Nullable PersonId by, Instant at) {
        if (endedAt == null) {
            endedAt = at;
            endedBy = by;
        }
    }

    void reopen() {
        endedAt = null;
        endedBy = null;
    }

    boolean hasEnded() {
        return endedAt != null;
    }

    void requireRunning() {
        if (hasEnded()) {
            throw new ProgrammeEnded();
        }
    }

    ProgrammeId id() {
        return id;
    }

    String name() {
        return name;
    }

    boolean isPilot() {
        return pilot;
    }

    /** Counts the changes, so that two who change at once notice each other. */
    int edition() {
        return version == null ? 0 : version;
    }

    @Nullable
    Instant endedAt() {
        return endedAt;
    }

    ProgrammePlan plan() {
        return new ProgrammePlan(
                name,
                why,
                support,
                incentive,
                measure,
                Set.copyOf(audiences),
                begins,
                ends,
                review,
                pilot,
                pilotSize,
                Set.copyOf(credentials),
                coaches.stream().map(Coaching::person).collect(Collectors.toUnmodifiableSet()));
    }
}
