package org.waymark.review.appeals;

/** Where an appeal stands. */
enum AppealStatus {
    OPEN,
    /** All of it is met now. */
    AWARDED,
    /** More is met than before, and something is still missing. */
    CHANGED,
    UPHELD,
    WITHDRAWN,
    /** Its earner handed in the next attempt instead. */
    OVERTAKEN
}
