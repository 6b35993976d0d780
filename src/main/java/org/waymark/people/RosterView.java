package org.waymark.people;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A course's roster as those see it who look after it: how many, never who.
 *
 * @param course its title, if the LMS gave one
 * @param readAt when the list was last read to its end
 * @param members how many are active in it
 * @param groups the names of its groups, where the LMS tells them
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
        List<String> groups,
        @Nullable RosterProblem problem,
        @Nullable String words,
        @Nullable Instant problemAt) {}
