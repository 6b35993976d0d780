package org.waymark.placement;

/** Why nothing can be picked. */
enum PickObstacle {
    NONE,
    NOT_AN_AUTHOR,
    /** The LMS takes no LTI links at this place (Deep Linking 2.0, 4.4.1, accept_types). */
    NO_LINKS_TAKEN
}
