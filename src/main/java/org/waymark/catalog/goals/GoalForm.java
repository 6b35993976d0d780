package org.waymark.catalog.goals;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.waymark.catalog.PlainText;
import org.waymark.people.earners.Audience;

/** What a lead typed about a goal. */
record GoalForm(
        @Nullable String edition,
        @Nullable String code,
        @Nullable String title,
        @Nullable String why,
        @Nullable List<String> audience,
        @Nullable String begins,
        @Nullable String ends,
        @Nullable String owner,
        @Nullable String contribution) {

    private static final int LONGEST_LINE = 255;
    private static final int LONGEST_TEXT = 4000;
    private static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(2100, 12, 31);

    static GoalForm empty() {
        return new GoalForm(null, null, null, null, List.of("EDUCATOR"), null, null, null, null);
    }

    static GoalForm of(GoalView goal, int edition) {
        return new GoalForm(
                String.valueOf(edition),
                goal.code(),
                goal.title(),
                goal.why(),
                goal.audiences().stream().map(Audience::name).toList(),
                goal.begins().toString(),
                goal.ends().toString(),
                goal.owner(),
                goal.contribution());
    }

    /** The same, for the goal of this code. */
    GoalForm coded(String newCode) {
        return new GoalForm(edition, newCode, title, why, audience, begins, ends, owner, contribution);
    }

    /** The same, to be saved over what stands now. */
    GoalForm over(int newEdition) {
        return new GoalForm(String.valueOf(newEdition), code, title, why, audience, begins, ends, owner, contribution);
    }

    int editionSeen() {
        return said(edition).matches("\\d{1,9}") ? Integer.parseInt(said(edition)) : -1;
    }

    /** Whether this tick was set; for the page. */
    public boolean hasAudience(Audience one) {
        return audience != null && audience.contains(one.name());
    }

    /** What is wrong, by field id, in the order of the page. */
    Map<String, MessageSourceResolvable> problems() {
        Map<String, MessageSourceResolvable> problems = new LinkedHashMap<>();
        if (!said(code).matches("[A-Za-z0-9][A-Za-z0-9._-]{0,63}")) {
            put(problems, "code", "catalog.problem.code");
        }
        needed(problems, "title", title, LONGEST_LINE);
        needed(problems, "why", why, LONGEST_TEXT);
        if (audiences().isEmpty()) {
            put(problems, "audience", "catalog.goals.problem.audience");
        }
        LocalDate from = day(problems, "begins", begins);
        LocalDate to = day(problems, "ends", ends);
        if (from != null && to != null && to.isBefore(from)) {
            put(problems, "ends", "catalog.goals.problem.period");
        }
        needed(problems, "owner", owner, LONGEST_LINE);
        needed(problems, "contribution", contribution, LONGEST_TEXT);
        return problems;
    }

    /** What was decided; only where nothing is wrong. */
    GoalPlan toPlan() {
        return new GoalPlan(
                said(code),
                PlainText.line(said(title)),
                said(why),
                audiences(),
                LocalDate.parse(said(begins)),
                LocalDate.parse(said(ends)),
                PlainText.line(said(owner)),
                said(contribution));
    }

    private Set<Audience> audiences() {
        return Arrays.stream(Audience.values()).filter(this::hasAudience).collect(Collectors.toSet());
    }

    private static void needed(
            Map<String, MessageSourceResolvable> problems, String field, @Nullable String text, int longest) {
        if (said(text).isEmpty()) {
            put(problems, field, "catalog.goals.problem." + field);
        } else if (said(text).length() > longest) {
            put(problems, field, "catalog.problem.long", longest);
        } else if (PlainText.fault(said(text)).isPresent()) {
            put(problems, field, "catalog.problem.markup");
        }
    }

    private static @Nullable LocalDate day(
            Map<String, MessageSourceResolvable> problems, String field, @Nullable String text) {
        Optional<LocalDate> day = parsed(text);
        if (day.isEmpty()) {
            put(problems, field, "catalog.goals.problem.day");
        }
        return day.orElse(null);
    }

    private static Optional<LocalDate> parsed(@Nullable String text) {
        try {
            return Optional.of(LocalDate.parse(said(text)))
                    .filter(day -> !day.isBefore(EARLIEST) && !day.isAfter(LATEST));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static void put(
            Map<String, MessageSourceResolvable> problems, String field, String key, Object... arguments) {
        problems.put(field, new DefaultMessageSourceResolvable(new String[] {key}, arguments));
    }

    private static String said(@Nullable String text) {
        return PlainText.lines(PlainText.withoutControls(Objects.requireNonNullElse(text, "")));
    }
}
