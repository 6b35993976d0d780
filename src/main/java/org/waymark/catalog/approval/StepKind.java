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
