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

    boolean decided() {
        return this == NOT_YET || this == AWARDED;
    }
}
