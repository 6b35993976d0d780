package org.waymark.placement;

/** Why an LMS will not take a learner's grade at a place, as far as can be told before any work; in order of weight. */
enum GradeObstacle {
    /** The connection is not active: the operator has to look first. */
    CONNECTION,
    /** The course offers no gradebook to Waymark. */
    NO_SERVICE,
    /** It offers one, but not to post scores. */
    NO_SCORES,
    /** There is no column, and no leave to make one. */
    NO_COLUMN,
    /** The LMS grades learners only, and this person is none there. */
    NOT_A_LEARNER
}
