package org.waymark.people.staff;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One person as a list of staff names them.
 *
 * @param line where it stands in the file
 * @param fields what is said of them; an empty cell and an absent column are both absent here
 * @param gone whether the list says that they left
 */
record StaffRow(int line, String sourcedid, Map<StaffField, String> fields, boolean gone) {

    StaffRow {
        fields = Map.copyOf(fields);
    }

    @Nullable
    String get(StaffField field) {
        return fields.get(field);
    }
}
