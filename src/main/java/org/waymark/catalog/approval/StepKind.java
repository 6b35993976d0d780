package org.waymark.catalog.approval;

/** What happened to a micro-credential; message keys are made of these names. */
enum StepKind {
    PROPOSED,
    /** A vote. */
    APPROVE,
    /** A vote. */
    RETURN,
    WITHDRAWN,
    RETURNED,
    APPROVED,
    /** A lead returned what the committee had approved. */
    SENT_BACK,
    /** It was approved, but another version had come out since it was begun. */
    OVERTAKEN,
    /** A version was made. */
    VERSION,
    /** The operator made a version from a file. */
    IMPORTED,
    PILOT,
    PILOT_CHANGED,
    LIVE,
    RETIRED;

    boolean isVote() {
        return this == APPROVE || this == RETURN;
    }
}
