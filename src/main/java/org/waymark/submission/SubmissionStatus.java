package org.waymark.submission;

import java.util.Set;

/** Where a submission stands. */
enum SubmissionStatus {
    DRAFT,
    SUBMITTED,
    RETURNED_INCOMPLETE,
    IN_REVIEW,
    NOT_YET,
    AWARDED,
    WITHDRAWN;

    /** The one table of legal moves. */
    boolean mayBecome(SubmissionStatus next) {
        return switch (this) {
            case DRAFT -> Set.of(SUBMITTED, WITHDRAWN).contains(next);
            case SUBMITTED -> Set.of(IN_REVIEW, RETURNED_INCOMPLETE, WITHDRAWN).contains(next);
            case RETURNED_INCOMPLETE -> Set.of(SUBMITTED, WITHDRAWN).contains(next);
            case IN_REVIEW -> Set.of(NOT_YET, AWARDED, RETURNED_INCOMPLETE).contains(next);
            case NOT_YET, AWARDED, WITHDRAWN -> false;
        };
    }

    /** Whether the earner may change it. */
    boolean open() {
        return this == DRAFT || this == RETURNED_INCOMPLETE;
    }

    /**
     * Whether the earner may take up a newer version: while they write, and after a not-yet, when the next attempt begins on
     * it. Never while others read, and not once it is over.
     */
    boolean mayMoveUp() {
        return switch (this) {
            case DRAFT, RETURNED_INCOMPLETE, NOT_YET -> true;
            case SUBMITTED, IN_REVIEW, AWARDED, WITHDRAWN -> false;
        };
    }

    boolean decided() {
        return this == NOT_YET || this == AWARDED;
    }
}
