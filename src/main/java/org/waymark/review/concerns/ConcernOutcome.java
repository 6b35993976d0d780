package org.waymark.review.concerns;

/** What became of a concern. None of them is a rating. */
enum ConcernOutcome {
    /** There was nothing to it. */
    NOTHING,
    /** There was, and it was dealt with; readers see all of the work. */
    DEALT_WITH,
    /** The piece stays away from readers, who judge without it. */
    KEPT_AWAY
}
