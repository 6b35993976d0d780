package org.waymark.people.oversight;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A line of the audit in the reader's words.
 *
 * @param as as what; null where it was not recorded
 * @param whom the person whom it concerns; null where it concerns none
 */
record AuditRow(
        Instant at,
        String who,
        @Nullable String as,
        String what,
        @Nullable String whom) {}
