package org.waymark.notices;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A notice in plain values, and where it stands among the others. */
record ToldNotice(
        UUID id,
        String kind,
        List<String> arguments,
        String path,
        Instant at,
        @Nullable Instant readAt) {

    Notices.Told told() {
        return new Notices.Told(kind, arguments, path, at, readAt);
    }
}
