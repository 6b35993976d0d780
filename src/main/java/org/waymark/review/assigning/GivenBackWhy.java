package org.waymark.review.assigning;

import java.util.List;

/** Why work went from one reader to another. */
public enum GivenBackWhy {
    KNOWN,
    NOT_MY_FIELD,
    NO_TIME,
    CANNOT_OPEN,
    OTHER,
    APART,
    HANDED_OVER,
    TIME_OVER,
    /** They read no more, and had looked at it. */
    ROLE_ENDED;

    /** What a reader may say who gives it back. */
    static List<GivenBackWhy> said() {
        return List.of(KNOWN, NOT_MY_FIELD, NO_TIME, CANNOT_OPEN, OTHER);
    }
}
