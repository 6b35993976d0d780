package org.waymark.people.staff;

import org.jspecify.annotations.Nullable;

/**
 * That somebody works somewhere, as OneRoster says.
 *
 * @param org the school or office, empty where none is named
 * @param priority the least counts most
 * @param district the district the school belongs to, where the file says so
 */
record StaffRole(
        int line,
        String sourcedid,
        String org,
        String job,
        int priority,
        @Nullable String district) {}
