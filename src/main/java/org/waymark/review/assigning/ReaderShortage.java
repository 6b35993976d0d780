package org.waymark.review.assigning;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.EmbeddedColumnNaming;
import org.waymark.catalog.DefinitionId;
import org.waymark.people.DistrictId;

/** One micro-credential has fewer readers than it needs; how many stand aside, and for what, never who. */
@Entity
class ReaderShortage {

    /** Which readers are too few. */
    enum Place {
        BLIND,
        THIRD
    }

    @Id
    private UUID id;

    @Embedded
    @EmbeddedColumnNaming("district_%s")
    private DistrictId district;

    @Embedded
    @EmbeddedColumnNaming("definition_%s")
    private DefinitionId definition;

    @Enumerated(EnumType.STRING)
    private Place place;

    @Column
    private int needed;

    @Column
    private int able;

    @Column
    private int paused;

    @Column
    private int away;

    @Column
    private int elsewhere;

    @Column
    private int unqualified;

    @Column
    private int apart;

    @Column
    private Instant since;

    @SuppressWarnings("NullAway.Init")
    protected ReaderShortage() {}

    void stands(int needed, AbleReaders.Standing standing) {
        this.needed = needed;
        this.able = standing.able().size();
        this.paused = standing.paused();
        this.away = standing.away();
        this.elsewhere = standing.elsewhere();
        this.unqualified = standing.unqualified();
        this.apart = standing.apart();
    }

    DefinitionId definition() {
        return definition;
    }

    Place place() {
        return place;
    }

    int needed() {
        return needed;
    }

    int able() {
        return able;
    }

    int paused() {
        return paused;
    }

    int away() {
        return away;
    }

    int elsewhere() {
        return elsewhere;
    }

    int unqualified() {
        return unqualified;
    }

    /** How many stand too near to an earner; then it is about one earner's work and not about all. */
    int apart() {
        return apart;
    }

    Instant since() {
        return since;
    }
}
