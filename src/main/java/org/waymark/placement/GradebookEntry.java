package org.waymark.placement;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Version;
import java.time.Instant;
import org.hibernate.annotations.EmbeddedColumnNaming;
import org.waymark.catalog.DefinitionId;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;

/** One learner's line in the gradebook column of one placement. */
@Entity
class GradebookEntry {

    @EmbeddedId
    private GradebookEntryId id;

    @Version
    private int version;

    @Embedded
    @EmbeddedColumnNaming("district_%s")
    private DistrictId district;

    @Embedded
    @EmbeddedColumnNaming("placement_%s")
    private PlacementId placement;

    @Embedded
    @EmbeddedColumnNaming("person_%s")
    private PersonId person;

    @Embedded
    @EmbeddedColumnNaming("definition_%s")
    private DefinitionId definition;

    @Column
    private String sub;

    @Column
    private String language;

    @Column
    private boolean graded;

    /** Counts what the column has stood for: what was told in an earlier round is no news of this one. */
    @Column
    private int round;

    /** The link was taken back and nothing was chosen since. */
    @Column
    private boolean standsForNothing;

    @Column
    private boolean gradable = true;

    @Column
    private Instant createdAt;

    @SuppressWarnings("NullAway.Init")
    protected GradebookEntry() {}

    GradebookEntry(
            DistrictId district,
            PlacementId placement,
            PersonId person,
            DefinitionId definition,
            String sub,
            String language,
            Instant createdAt) {
        this.id = GradebookEntryId.fresh();
        this.district = district;
        this.placement = placement;
        this.person = person;
        this.definition = definition;
        this.sub = sub;
        this.language = language;
        this.createdAt = createdAt;
    }

    /** The column now stands for another micro-credential, of which nothing was told yet. */
    void follow(DefinitionId placed) {
        definition = placed;
        standsForNothing = false;
        graded = false;
        round++;
    }

    /** The column stands for no micro-credential until another is chosen. */
    void standForNothing() {
        standsForNothing = true;
        graded = false;
        round++;
    }

    /** What was handed in was taken back: handing it in again is news. */
    void takenBack() {
        round++;
    }

    boolean standsFor(DefinitionId asked) {
        return !standsForNothing && definition.equals(asked);
    }

    boolean standsForNothing() {
        return standsForNothing;
    }

    /** An award was put on its way: from now on nothing without a score may follow, or the LMS would wipe the grade. */
    void gradeOnItsWay() {
        graded = true;
    }

    /** The award was revoked: the next one may be told again. */
    void gradeWithdrawn() {
        graded = false;
    }

    /** What the last launch said: an LMS grades learners only. */
    void launchedAsLearner(boolean learner) {
        gradable = learner;
    }

    /** The user of the course turned out to be another person. */
    void isOf(PersonId owner) {
        person = owner;
    }

    GradebookEntryId id() {
        return id;
    }

    DistrictId district() {
        return district;
    }

    PlacementId placement() {
        return placement;
    }

    PersonId person() {
        return person;
    }

    DefinitionId definition() {
        return definition;
    }

    String sub() {
        return sub;
    }

    String language() {
        return language;
    }

    boolean graded() {
        return graded;
    }

    int round() {
        return round;
    }

    boolean gradable() {
        return gradable;
    }
}
