package org.waymark.placement;

/** What a gradebook is told; of a not-yet it is told nothing. */
enum ScoreKind {
    /** Submitted, PendingManual, no score. */
    SUBMITTED,
    /** Completed, FullyGraded, 100 of 100. */
    AWARDED,
    /** Initialized, NotReady, no score: the award was revoked. */
    WITHDRAWN,
    /** Initialized, NotReady, no score: what was handed in was taken back by its earner. */
    TAKEN_BACK;

    /** Whether it undoes what was told before, and so goes before anything new. */
    boolean undoes() {
        return this == WITHDRAWN || this == TAKEN_BACK;
    }
}
