package org.waymark.placement;

/** Why a gradebook's "open the submission" opens nothing. */
enum WorkClosed {
    /** The learner never opened the link. */
    NOT_OPENED,
    /** Who reads blind here learns no name by it. */
    READER,
    /** Nobody but the instructors of the course sees it. */
    NOT_YOURS
}
