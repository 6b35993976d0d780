package org.waymark.submission;

import java.util.Set;

/** Where a submission stands. */
public enum SubmissionStatus {
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
            case IN_REVIEW ->
                Set.of(NOT_YET, AWARDED, RETURNED_INCOMPLETE, WITHDRAWN).contains(next);
            case WITHDRAWN -> Set.of(DRAFT, RETURNED_INCOMPLETE).contains(next);
            // Who read it anew found all of it there.
            case NOT_YET -> next == AWARDED;
            case AWARDED -> false;
        };
    }

    /** Whether the earner may change it. */
    public boolean open() {
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

    public boolean decided() {
        return this == NOT_YET || this == AWARDED;
    }

    /** Whether it lies with readers. */
    public boolean handedIn() {
        return this == SUBMITTED || this == IN_REVIEW;
    }
}
