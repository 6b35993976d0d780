package org.waymark.submission;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Version;
import java.time.Instant;
import org.hibernate.annotations.EmbeddedColumnNaming;
import org.waymark.catalog.DefinitionContent;
import org.waymark.catalog.DefinitionId;
import org.waymark.catalog.DefinitionVersion;
import org.waymark.catalog.DefinitionVersionId;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;

/**
 * An earner and the version of a micro-credential they set out to earn, once for each term: whoever earns it anew enrols again.
 * Its row is the lock under which attempts open.
 */
@Entity
class Enrolment {

    @EmbeddedId
    private EnrolmentId id;

    @Version
    private Integer version;

    @Embedded
    @EmbeddedColumnNaming("district_%s")
    private DistrictId district;

    @Embedded
    @EmbeddedColumnNaming("earner_%s")
    private PersonId earner;

    @Embedded
    @EmbeddedColumnNaming("definition_%s")
    private DefinitionId definition;

    @Embedded
    @EmbeddedColumnNaming("definition_version_%s")
    private DefinitionVersionId definitionVersion;

    /** 1 the first time, and one more each time it is earned anew. */
    @Column
    private int term;

    @Column
    private Instant startedAt;

    @SuppressWarnings("NullAway.Init")
    protected Enrolment() {}

    /** The first attempt. */
    Submission begin(Instant now) {
        return new Submission(id, district, earner, definition, definitionVersion, now);
    }

    /**
     * Takes up a newer version: the attempt that is open goes on under it, or the next one begins under it.
     *
     * @throws SubmissionLocked while others read the latest attempt, or when it is over
     */
    Submission moveUp(Submission latest, DefinitionVersion from, DefinitionVersion to, Instant now) {
        if (!latest.status().mayMoveUp()) {
            throw new SubmissionLocked();
        }
        definitionVersion = to.id();
        Submission moved = latest.status().open() ? latest : latest.next(from.content(), now);
        moved.follow(MovingUp.of(latest, from.content(), to.content()), to.id(), now);
        return moved;
    }

    int term() {
        return term;
    }

    DefinitionVersionId definitionVersion() {
        return definitionVersion;
    }

    /** The attempt after a not-yet. */
    Submission beginAfter(Submission before, DefinitionContent content, Instant now) {
        return before.next(content, now);
    }
}
