package org.waymark.people.programmes;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message as somebody reads it.
 *
 * @param own whether the reader wrote it
 * @param removedFor why a lead took its words away, if one did
 */
record MessageRow(
        UUID id,
        String author,
        Instant writtenAt,
        String text,
        boolean own,
        @Nullable RemovalReason removedFor) {}
