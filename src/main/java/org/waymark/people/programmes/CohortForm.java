package org.waymark.people.programmes;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.waymark.people.PersonId;

/** What a lead typed about a cohort. */
record CohortForm(@Nullable String name, @Nullable String coach) {

    private static final int LONGEST_NAME = 200;

    String called() {
        return name == null ? "" : name.replace("\0", "").strip().replaceAll("\\s+", " ");
    }

    @Nullable
    PersonId coachId() {
        return coach == null || coach.isBlank() ? null : new PersonId(UUID.fromString(coach));
    }

    /** What is wrong, by field id. */
    Map<String, MessageSourceResolvable> problems(List<String> coaches) {
        Map<String, MessageSourceResolvable> problems = new LinkedHashMap<>();
        if (called().isEmpty()) {
            problems.put("name", new DefaultMessageSourceResolvable("programmes.problem.cohort"));
        } else if (called().length() > LONGEST_NAME) {
            problems.put(
                    "name",
                    new DefaultMessageSourceResolvable(
                            new String[] {"programmes.problem.long"}, new Object[] {LONGEST_NAME}));
        }
        if (coach != null && !coach.isBlank() && !coaches.contains(coach)) {
            problems.put("coach", new DefaultMessageSourceResolvable("programmes.problem.choice"));
        }
        return problems;
    }
}
