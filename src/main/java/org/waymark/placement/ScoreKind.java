package org.waymark.placement;

/** What a gradebook is told; of a not-yet it is told nothing. */
enum ScoreKind {
    /** Submitted, PendingManual, no score. */
    SUBMITTED,
    /** Completed, FullyGraded, 100 of 100. */
    AWARDED,
    /** Initialized, NotReady, no score: the award was revoked. */
    WITHDRAWN
}
