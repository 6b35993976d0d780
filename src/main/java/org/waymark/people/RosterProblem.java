package org.waymark.people;

/** Why a roster could not be read; each has its sentence for those who can do something about it. */
enum RosterProblem {
    /** The LMS could not answer; it is asked again by itself. */
    BUSY,
    /** The LMS said no, or sent what is no list. */
    REFUSED,
    /** It named nobody at all, which a course that people launch from cannot be. */
    EMPTY,
    /** It left out most of the course: believed when a later list agrees, or when a person has said so. */
    SHRUNK,
    /** The connection is not active; nothing was asked. */
    OFF
}
