package org.waymark.review;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.waymark.catalog.DefinitionVersionId;

/** A review in its reader's queue; nothing tells whose work it is. */
record QueueRow(
        ReviewId id,
        ReviewSlot slot,
        DefinitionVersionId definitionVersion,
        int attemptNo,
        Instant assignedAt,
        @Nullable Instant recordedAt,
        @Nullable Instant decidedAt) {}
