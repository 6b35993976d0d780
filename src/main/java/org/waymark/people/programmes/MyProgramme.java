package org.waymark.people.programmes;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A programme in the list of somebody whom it is for.
 *
 * @param member false for someone who only coaches in it
 */
record MyProgramme(
        ProgrammeId id,
        String name,
        String why,
        @Nullable LocalDate begins,
        @Nullable LocalDate ends,
        boolean ended,
        boolean member) {}
