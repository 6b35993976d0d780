package org.waymark.people.staff;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One import in a list of them.
 *
 * @param by a name, or null for the operator
 */
record StaffImportLine(
        StaffImportId id,
        StaffImportStatus status,
        Instant begunAt,
        @Nullable String by,
        ImportCounts counts) {}
