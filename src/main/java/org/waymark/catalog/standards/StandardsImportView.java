package org.waymark.catalog.standards;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An import as those see it who look after standards. */
record StandardsImportView(
        StandardsImportId id,
        StandardsImport.Status status,
        @Nullable String title,
        @Nullable String address,
        @Nullable UUID framework,
        ImportCounts counts,
        Instant begunAt,
        List<PackageFault> faults,
        List<String> movedCodes) {

    public boolean isNew() {
        return framework == null;
    }
}
