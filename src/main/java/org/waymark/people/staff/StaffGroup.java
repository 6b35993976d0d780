package org.waymark.people.staff;

/**
 * A school or a contract group of a district.
 *
 * @param people how many the register lists in it now, whether they have opened Waymark or not
 */
public record StaffGroup(String code, String name, int people) {}
