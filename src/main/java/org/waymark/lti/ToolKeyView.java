package org.waymark.lti;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One of our keys, as its operator sees it; nothing private.
 *
 * @param erasedAt when a key that signs no more is no longer published; null for those to come and at work
 */
record ToolKeyView(
        String kid,
        ToolKey.Status status,
        Instant publishedSince,
        @Nullable Instant activeSince,
        @Nullable Instant erasedAt) {

    /** The part of the message keys that names its status. */
    public String key() {
        return status.name().toLowerCase(Locale.ROOT);
    }
}
