package org.waymark.people.programmes;

/** Why a lead took a message out of a cohort's thread. */
enum RemovalReason {
    STUDENT_DETAILS,
    ABOUT_A_COLLEAGUE,
    HURTFUL,
    NOT_FOR_HERE
}
