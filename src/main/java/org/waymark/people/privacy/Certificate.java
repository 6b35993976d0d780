package org.waymark.people.privacy;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.waymark.people.ErasureHold;
import org.waymark.people.ErasureLine;

/**
 * What was erased, pseudonymised and kept; it names nobody.
 *
 * @param number the request's, which leads to nobody once it is over
 * @param beginsAt while it has not begun
 * @param finalAt when the last look found nothing more; null before
 * @param holds why it waits although its time has come
 */
record Certificate(
        String number,
        String district,
        Instant askedAt,
        @Nullable Instant approvedAt,
        @Nullable Instant beginsAt,
        @Nullable Instant startedAt,
        @Nullable Instant finalAt,
        List<ErasureLine> erased,
        List<ErasureLine> pseudonymised,
        List<ErasureLine> kept,
        List<ErasureHold> holds) {}
