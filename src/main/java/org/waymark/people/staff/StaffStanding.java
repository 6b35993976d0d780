package org.waymark.people.staff;

/**
 * How the records of a district stand.
 *
 * @param onRecord whom the register lists
 * @param matched of those, who have opened Waymark
 * @param left whom it does not list any more
 */
record StaffStanding(int onRecord, int matched, int left) {}
