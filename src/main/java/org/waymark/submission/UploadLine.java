package org.waymark.submission;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.waymark.storage.Arrival;
import org.waymark.storage.FileName;

/**
 * An upload that is not finished, as its page shows it.
 *
 * @param modified when the file was last changed, as its sender says it; empty where it does not
 * @param refused why it was not taken, where it was whole and was not
 */
record UploadLine(
        UUID id,
        String name,
        long bytes,
        String modified,
        Phrase arrived,
        Phrase size,
        @Nullable Phrase refused) {

    static UploadLine of(Arrival arrival) {
        return new UploadLine(
                arrival.id(),
                FileName.of(arrival.facts().get("filename")),
                arrival.bytes(),
                arrival.facts().getOrDefault("modified", ""),
                Phrase.size(arrival.received()),
                Phrase.size(arrival.bytes()),
                arrival.refused() == null ? null : Refusal.of(arrival.refused()));
    }
}
