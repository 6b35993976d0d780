package org.waymark.review.concerns;

/** What a concern is about. */
enum ConcernKind {
    /** Somebody can be known by the work who should not be. */
    PRIVACY,
    /** The work may be somebody else's. */
    ORIGINALITY,
    /** Somebody may be harmed. */
    SAFEGUARDING;

    /** Whether a piece can be kept from other readers over it until somebody has looked. */
    boolean mayWithhold() {
        return this != ORIGINALITY;
    }
}
