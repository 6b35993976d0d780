package org.waymark.people;

/** What a person may do in Waymark; given by the operator or a programme lead, never by the LMS. */
public enum Role {
    LEAD,
    REVIEWER,
    THIRD_READER,
    COACH,
    DESIGNER
}
