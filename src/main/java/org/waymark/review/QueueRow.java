package org.waymark.review;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.waymark.catalog.DefinitionVersionId;

/**
 * A review in its reader's queue; nothing tells whose work it is.
 *
 * @param handedIn when it was handed in, or when its earner asked that somebody reads it anew
 */
record QueueRow(
        ReviewId id,
        ReviewSlot slot,
        DefinitionVersionId definitionVersion,
        int attemptNo,
        Instant handedIn,
        Instant assignedAt,
        boolean begun,
        @Nullable Instant recordedAt,
        @Nullable Instant decidedAt) {

    /** A short word for this review, to tell two of one micro-credential apart; it says nothing of the submission. */
    public String reference() {
        return id.toString().substring(30).toUpperCase(Locale.ROOT);
    }
}
