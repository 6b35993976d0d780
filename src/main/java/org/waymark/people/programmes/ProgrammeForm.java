package org.waymark.people.programmes;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.waymark.people.earners.Audience;

/** What a lead typed about a programme. */
record ProgrammeForm(
        @Nullable String edition,
        @Nullable String name,
        @Nullable String why,
        @Nullable List<String> audience,
        @Nullable String support,
        @Nullable List<String> coach,
        @Nullable List<String> offered,
        @Nullable String incentive,
        @Nullable String measure,
        @Nullable String begins,
        @Nullable String ends,
        @Nullable String review,
        @Nullable String pilot,
        @Nullable String pilotSize) {

    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_TEXT = 2000;
    private static final int LONGEST_SENTENCE = 500;
    private static final int LARGEST_PILOT = 100_000;
    private static final int EARLIEST_YEAR = 2000;
    private static final int LATEST_YEAR = 2100;

    static ProgrammeForm empty() {
        return new ProgrammeForm(null, null, null, null, null, null, null, null, null, null, null, null, null, null);
    }

    static ProgrammeForm of(ProgrammePlan plan, int edition) {
        return new ProgrammeForm(
                String.valueOf(edition),
                plan.name(),
                plan.why(),
                plan.audiences().stream().map(Audience::name).toList(),
                plan.support(),
                plan.coaches().stream().map(UUID::toString).toList(),
                plan.credentials().stream().map(UUID::toString).toList(),
                plan.incentive(),
                plan.measure(),
                text(plan.begins()),
                text(plan.ends()),
                text(plan.review()),
                plan.pilot() ? "yes" : null,
                text(plan.pilotSize()));
    }

    /** The same, typed over what stands now. */
    ProgrammeForm over(int newEdition) {
        return new ProgrammeForm(
                String.valueOf(newEdition),
                name,
                why,
                audience,
                support,
                coach,
                offered,
                incentive,
                measure,
                begins,
                ends,
                review,
                pilot,
                pilotSize);
    }

    int editionSeen() {
        try {
            return Integer.parseInt(said(edition));
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    /** Whether this tick was set; for the page. */
    public boolean hasAudience(Audience one) {
        return audience != null && audience.contains(one.name());
    }

    public boolean hasCoach(UUID one) {
        return coach != null && coach.contains(one.toString());
    }

    public boolean isOffered(UUID one) {
        return offered != null && offered.contains(one.toString());
    }

    /** The ids of what is ticked to be offered; what is no id is passed over. */
    Set<UUID> offeredIds() {
        return ticked(offered).stream()
                .filter(each -> each.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}"))
                .map(UUID::fromString)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** What is wrong, by field id, in the order of the page. */
    Map<String, MessageSourceResolvable> problems(Set<UUID> offers, Set<UUID> coaches) {
        Map<String, MessageSourceResolvable> problems = new LinkedHashMap<>();
        if (said(name).isEmpty()) {
            put(problems, "name", "programmes.problem.name");
        }
        tooLong(problems, "name", name, LONGEST_NAME);
        tooLong(problems, "why", why, LONGEST_TEXT);
        if (!ticked(audience).stream().allMatch(each -> audienceNamed(each) != null)) {
            put(problems, "audience", "programmes.problem.choice");
        }
        date(problems, "begins", begins);
        date(problems, "ends", ends);
        LocalDate from = day(begins);
        LocalDate to = day(ends);
        if (from != null && to != null && to.isBefore(from)) {
            put(problems, "ends", "programmes.problem.ends");
        }
        tooLong(problems, "support", support, LONGEST_TEXT);
        if (!allOf(coach, coaches)) {
            put(problems, "coach", "programmes.problem.choice");
        }
        if (!allOf(offered, offers)) {
            put(problems, "offered", "programmes.problem.choice");
        }
        tooLong(problems, "incentive", incentive, LONGEST_SENTENCE);
        tooLong(problems, "measure", measure, LONGEST_SENTENCE);
        date(problems, "review", review);
        if (!said(pilotSize).isEmpty() && number(pilotSize) == null) {
            put(problems, "pilotSize", "programmes.problem.size");
        }
        return problems;
    }

    /** What was decided; only where nothing is wrong. */
    ProgrammePlan toPlan() {
        return new ProgrammePlan(
                said(name).replaceAll("\\s+", " "),
                said(why),
                said(support),
                said(incentive),
                said(measure),
                ticked(audience).stream()
                        .map(ProgrammeForm::audienceNamed)
                        .filter(each -> each != null)
                        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Audience.class))),
                day(begins),
                day(ends),
                day(review),
                pilot != null,
                number(pilotSize),
                ids(offered),
                ids(coach));
    }

    private static void date(Map<String, MessageSourceResolvable> problems, String field, @Nullable String typed) {
        if (!said(typed).isEmpty() && day(typed) == null) {
            put(problems, field, "programmes.problem.date");
        }
    }

    private static void tooLong(
            Map<String, MessageSourceResolvable> problems, String field, @Nullable String typed, int longest) {
        if (said(typed).length() > longest) {
            problems.put(
                    field,
                    new DefaultMessageSourceResolvable(
                            new String[] {"programmes.problem.long"}, new Object[] {longest}));
        }
    }

    private static void put(Map<String, MessageSourceResolvable> problems, String field, String key) {
        problems.put(field, new DefaultMessageSourceResolvable(key));
    }

    private static @Nullable Audience audienceNamed(String name) {
        return Arrays.stream(Audience.values())
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    private static boolean allOf(@Nullable List<String> typed, Set<UUID> known) {
        Set<String> texts = known.stream().map(UUID::toString).collect(Collectors.toSet());
        return texts.containsAll(ticked(typed));
    }

    private static Set<UUID> ids(@Nullable List<String> typed) {
        return ticked(typed).stream().map(UUID::fromString).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static List<String> ticked(@Nullable List<String> typed) {
        return typed == null
                ? List.of()
                : typed.stream().filter(each -> !each.isBlank()).toList();
    }

    private static @Nullable LocalDate day(@Nullable String typed) {
        try {
            LocalDate day = LocalDate.parse(said(typed));
            return day.getYear() < EARLIEST_YEAR || day.getYear() > LATEST_YEAR ? null : day;
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private static @Nullable Integer number(@Nullable String typed) {
        try {
            int number = Integer.parseInt(said(typed));
            return number < 1 || number > LARGEST_PILOT ? null : number;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static String said(@Nullable String typed) {
        return typed == null ? "" : typed.replace("\0", "").strip();
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
