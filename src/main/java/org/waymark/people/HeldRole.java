package org.waymark.people;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A role someone holds, since when and why.
 *
 * @param lastDay the last day on which it counts, in the district's zone; null where it has no end
 */
record HeldRole(
        Role role, String reason, Instant since, @Nullable LocalDate lastDay) {}
