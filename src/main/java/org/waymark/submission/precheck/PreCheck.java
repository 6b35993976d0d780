package org.waymark.submission.precheck;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.EmbeddedColumnNaming;
import org.jspecify.annotations.Nullable;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.submission.SubmissionId;

/** One look at whether handed-in work is complete: no attempt, no judgement. */
@Entity
class PreCheck {

    /** How it ended. */
    enum Outcome {
        COMPLETE,
        RETURNED,
        /** Nobody came to it in time. */
        LAPSED,
        /** Its earner took the work back. */
        TAKEN_BACK
    }

    @Id
    private UUID id;

    @Version
    private @Nullable Integer version;

    @Embedded
    @EmbeddedColumnNaming("district_%s")
    private DistrictId district;

    @Embedded
    @EmbeddedColumnNaming("submission_%s")
    private SubmissionId submission;

    // The same while it is open, so that the database lets no second one in beside it.
    @Column
    private @Nullable UUID openFor;

    @Column
    private Instant askedAt;

    @Column
    private Instant dueAt;

    @Column
    @Enumerated(EnumType.STRING)
    private @Nullable Outcome outcome;

    @Embedded
    @EmbeddedColumnNaming("checker_%s")
    private @Nullable PersonId checker;

    @Column
    private @Nullable String sentence;

    @Column
    private @Nullable Instant endedAt;

    @SuppressWarnings("NullAway.Init")
    protected PreCheck() {}

    @SuppressWarnings("NullAway.Init")
    PreCheck(SubmissionId submission, DistrictId district, Instant now, Instant due) {
        this.id = UuidCreator.getTimeOrderedEpoch();
        this.submission = submission;
        this.openFor = submission.id();
        this.district = district;
        this.askedAt = now;
        this.dueAt = due;
    }

    void complete(PersonId by, Instant now) {
        end(Outcome.COMPLETE, by, now);
    }

    void giveBack(String because, PersonId by, Instant now) {
        end(Outcome.RETURNED, by, now);
        sentence = because;
    }

    void lapse(Instant now) {
        end(Outcome.LAPSED, null, now);
    }

    void takeBack(Instant now) {
        end(Outcome.TAKEN_BACK, null, now);
    }

    private void end(Outcome how, @Nullable PersonId by, Instant now) {
        if (outcome != null) {
            throw new IllegalStateException("a pre-check ends once");
        }
        outcome = how;
        checker = by;
        endedAt = now;
        openFor = null;
    }

    UUID id() {
        return id;
    }

    SubmissionId submission() {
        return submission;
    }

    Instant askedAt() {
        return askedAt;
    }

    Instant dueAt() {
        return dueAt;
    }

    @Nullable
    Outcome outcome() {
        return outcome;
    }

    @Nullable
    String sentence() {
        return sentence;
    }

    @Nullable
    Instant endedAt() {
        return endedAt;
    }
}
