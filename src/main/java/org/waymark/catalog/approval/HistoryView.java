package org.waymark.catalog.approval;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.waymark.catalog.VersionChanges;

/**
 * Everything that happened to a micro-credential or a draft, newest first.
 *
 * @param slug last part of the micro-credential's address; null for what is none yet
 * @param versions newest first; empty for a draft that never became one
 */
record HistoryView(String title, @Nullable String slug, List<HistoryLine> lines, List<Edition> versions) {

    /**
     * A version, and what it says otherwise than the one before it.
     *
     * @param changes null for the first
     */
    record Edition(String number, Instant at, @Nullable VersionChanges changes) {}
}
