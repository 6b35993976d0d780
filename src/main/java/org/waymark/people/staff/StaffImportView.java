package org.waymark.people.staff;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One import as its page shows it.
 *
 * @param by a name, or null for the operator
 * @param newSchools names by code that are new or called otherwise, the first of them
 * @param faults the first of them
 * @param blocking how many stand in the way
 * @param notes how many do not
 */
record StaffImportView(
        StaffImportId id,
        StaffImportStatus status,
        ListFormat format,
        boolean whole,
        Instant begunAt,
        @Nullable Instant endedAt,
        @Nullable String by,
        ImportCounts counts,
        Map<String, String> newSchools,
        List<Fault> faults,
        int blocking,
        int notes) {

    /** Whether its page shows all faults. */
    public boolean showsAllFaults() {
        return faults.size() == blocking + notes;
    }
}
