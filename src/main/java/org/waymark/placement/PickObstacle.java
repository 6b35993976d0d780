package org.waymark.placement;

/** Why nothing can be picked. */
enum PickObstacle {
    NONE(200),
    NOT_AN_AUTHOR(403),
    /** The LMS takes no LTI links at this place (Deep Linking 2.0, 4.4.1, accept_types). */
    NO_LINKS_TAKEN(200);

    private final int status;

    PickObstacle(int status) {
        this.status = status;
    }

    /** The HTTP status of the page that says so. */
    int status() {
        return status;
    }
}
