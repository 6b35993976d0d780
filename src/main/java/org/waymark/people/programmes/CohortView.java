package org.waymark.people.programmes;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A cohort with the names of its people, and nothing of what they do.
 *
 * @param programmeName the programme's name
 * @param running false once the programme has ended: then nobody writes any more
 * @param coachId who coaches it, if anyone does
 */
record CohortView(
        CohortId id,
        ProgrammeId programme,
        String programmeName,
        boolean running,
        String name,
        @Nullable UUID coachId,
        @Nullable String coach,
        List<Person> members) {

    /** Somebody in it. */
    record Person(UUID id, String name) {}
}
