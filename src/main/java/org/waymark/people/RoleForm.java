package org.waymark.people;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.support.DefaultMessageSourceResolvable;

/** What is typed to give a role, or to move its end. */
record RoleForm(
        @Nullable String role,
        @Nullable String reason,
        @Nullable String lastDay) {

    private static final int LONGEST_REASON = 500;
    private static final LocalDate FARTHEST = LocalDate.of(2999, 12, 31);

    static RoleForm suggesting(@Nullable LocalDate lastDay) {
        return new RoleForm(null, null, lastDay == null ? "" : lastDay.toString());
    }

    Optional<Role> chosen() {
        return Arrays.stream(Role.values())
                .filter(each -> each.name().equals(role))
                .findFirst();
    }

    String why() {
        return reason == null ? "" : reason.replace("\0", "").strip();
    }

    /** The last day, null where none is typed; ask only when {@link #dayProblem()} has nothing to say. */
    @Nullable
    LocalDate until() {
        return day().isEmpty() ? null : LocalDate.parse(day());
    }

    /** What is wrong, by field id. */
    Map<String, MessageSourceResolvable> problems() {
        Map<String, MessageSourceResolvable> problems = new LinkedHashMap<>();
        if (chosen().isEmpty()) {
            problems.put("role", new DefaultMessageSourceResolvable("people.problem.NO_ROLE"));
        }
        if (why().isEmpty()) {
            problems.put("reason", new DefaultMessageSourceResolvable("people.problem.NO_REASON"));
        } else if (why().length() > LONGEST_REASON) {
            problems.put("reason", new DefaultMessageSourceResolvable("people.problem.LONG_REASON"));
        }
        dayProblem().ifPresent(problem -> problems.put("last-day", problem));
        return problems;
    }

    /** What is wrong with the last day. */
    Optional<MessageSourceResolvable> dayProblem() {
        try {
            LocalDate until = until();
            if (until == null || !until.isAfter(FARTHEST)) {
                return Optional.empty();
            }
        } catch (DateTimeParseException notADay) {
            // said below
        }
        return Optional.of(new DefaultMessageSourceResolvable("people.problem.BAD_DAY"));
    }

    private String day() {
        return lastDay == null ? "" : lastDay.strip();
    }
}
