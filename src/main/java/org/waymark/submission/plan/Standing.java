package org.waymark.submission.plan;

import java.time.LocalDate;
import org.waymark.submission.SubmissionStatus;

/** Where somebody stands with a micro-credential they began, as their plan shows it. */
enum Standing {
    /** They work on it; it counts for their week. */
    ACTIVE,
    /** It lies with readers. */
    WAITING,
    /** They put it on hold. */
    HELD,
    /** Its window is over; all is kept. */
    LAPSED,
    LEFT,
    EARNED;

    static Standing of(EarningPlan plan, SubmissionStatus latest, LocalDate today) {
        if (latest == SubmissionStatus.AWARDED) {
            return EARNED;
        }
        if (plan.isLeft() || latest == SubmissionStatus.WITHDRAWN) {
            return LEFT;
        }
        if (latest.handedIn()) {
            return WAITING;
        }
        if (plan.isOver(today)) {
            return LAPSED;
        }
        return plan.isHeld() ? HELD : ACTIVE;
    }

    /** Whether it is a commitment of the year in which it was begun. */
    boolean isCommitment() {
        return this == ACTIVE || this == WAITING || this == EARNED;
    }
}
