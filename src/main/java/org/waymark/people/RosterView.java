package org.waymark.people;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A course's roster as those see it who look after it: how many, never who.
 *
 * @param course its title, if the LMS gave one
 * @param readAt when the list was last read to its end
 * @param members how many are active in it
 * @param words what the LMS said when it could not be read
 */
record RosterView(
        CourseRosterId id,
        @Nullable String course,
        String contextId,
        String issuer,
        Instant launchedAt,
        @Nullable Instant readAt,
        Instant nextAt,
        int members,
        @Nullable RosterProblem problem,
        @Nullable String words,
        @Nullable Instant problemAt) {}
