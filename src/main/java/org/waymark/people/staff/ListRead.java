package org.waymark.people.staff;

import java.util.Map;

/**
 * What a list said as a whole.
 *
 * @param file the one that lists the people
 * @param id its column of the people's ids, as its header names it
 * @param carried the fields it says something of, each with the word of the header
 * @param people rows handed on
 * @param leftOut rows that are not staff
 * @param schools names by code
 */
record ListRead(
        ListFormat format,
        String file,
        String id,
        Map<StaffField, String> carried,
        int people,
        int leftOut,
        Map<String, String> schools) {

    static final ListRead NOTHING = new ListRead(ListFormat.WAYMARK, "", "", Map.of(), 0, 0, Map.of());
}
