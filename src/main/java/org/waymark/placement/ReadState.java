package org.waymark.placement;

/** What a gradebook held when it was read after a score was sent. */
enum ReadState {
    /** What was sent. */
    SAME,
    /** Another grade: a person changed it there. */
    OTHER,
    /** No grade. */
    NONE,
    /** The LMS did not let us look. */
    UNREADABLE
}
