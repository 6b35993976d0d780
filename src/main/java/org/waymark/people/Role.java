package org.waymark.people;

/** What a person may do in Waymark; given by the operator or a programme lead, never by the LMS. */
public enum Role {
    LEAD,
    REVIEWER,
    THIRD_READER,
    COACH,
    DESIGNER,
    /** Sees that handed-in work is whole before anyone reads it. */
    PRE_CHECKER,
    /** Votes on what teachers propose. */
    COMMITTEE,
    /** Hears concerns. */
    CONCERNS,
    /** Approves what is paid. */
    PAYROLL,
    /** Reads the rules and who looked at what; opens no person's work. */
    UNION
}
