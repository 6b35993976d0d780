package org.waymark.people.programmes;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A programme in a line.
 *
 * @param members how many it is for now
 */
public record ProgrammeCard(
        ProgrammeId id,
        String name,
        @Nullable LocalDate begins,
        @Nullable LocalDate ends,
        boolean pilot,
        boolean ended,
        long members) {}
