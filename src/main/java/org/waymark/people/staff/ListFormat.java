package org.waymark.people.staff;

/** How a list of staff is written. */
enum ListFormat {
    WAYMARK,
    ONEROSTER
}
