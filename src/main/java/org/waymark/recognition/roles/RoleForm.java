package org.waymark.recognition.roles;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.waymark.catalog.PlainText;
import org.waymark.recognition.TypedAmount;

/**
 * What a lead typed about a position. Requirements and windows are lines of which empty ones say nothing.
 *
 * @param what of each line, c: and the id of a micro-credential or s: and that of a stack
 * @param need how many of the stack; empty for all that it asks for
 */
record RoleForm(
        @Nullable String edition,
        @Nullable String slug,
        @Nullable String title,
        @Nullable String words,
        @Nullable String brings,
        @Nullable String upTo,
        @Nullable String hours,
        @Nullable List<String> what,
        @Nullable List<String> need,
        @Nullable String prior,
        @Nullable String years,
        @Nullable List<String> from,
        @Nullable List<String> until) {

    private static final int LONGEST_LINE = 255;
    private static final int LONGEST_TEXT = 4000;
    private static final int LONGEST_BRINGS = 1000;
    private static final int MOST_LINES = 40;
    private static final int SPARE_LINES = 3;
    private static final int SPARE_WINDOWS = 2;
    private static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(2100, 12, 31);

    /** One line of what is asked for, as typed. */
    record Line(String what, String need) {}

    /** One window, as typed. */
    record Days(String from, String until) {}

    static RoleForm empty() {
        return new RoleForm(null, null, null, null, null, null, null, null, null, null, null, null, null);
    }

    static RoleForm of(RoleView role) {
        RolePlan plan = role.plan();
        return new RoleForm(
                String.valueOf(role.edition()),
                plan.slug(),
                plan.title(),
                plan.words(),
                plan.brings(),
                plan.upToCents() == null ? "" : TypedAmount.shown(plan.upToCents()),
                plan.extraHours() == null ? "" : plan.extraHours().toString(),
                plan.requirements().stream()
                        .map(each -> (each.kind() == RoleRequirement.Kind.CREDENTIAL ? "c:" : "s:") + each.of())
                        .toList(),
                plan.requirements().stream()
                        .map(each -> each.kind() == RoleRequirement.Kind.ANY ? String.valueOf(each.need()) : "")
                        .toList(),
                plan.prior() == null ? "" : plan.prior().toString(),
                plan.priorYears() == null ? "" : plan.priorYears().toString(),
                plan.windows().stream().map(window -> window.from().toString()).toList(),
                plan.windows().stream().map(window -> window.until().toString()).toList());
    }

    /** The same, for the position of this address. */
    RoleForm named(String known) {
        return new RoleForm(edition, known, title, words, brings, upTo, hours, what, need, prior, years, from, until);
    }

    /** The same, to be saved over what stands now. */
    RoleForm over(int now) {
        return new RoleForm(
                String.valueOf(now), slug, title, words, brings, upTo, hours, what, need, prior, years, from, until);
    }

    int editionSeen() {
        return said(edition).matches("\\d{1,9}") ? Integer.parseInt(said(edition)) : -1;
    }

    /** Those with something in them, and some to write more. */
    public List<Line> lines() {
        List<Line> lines = new ArrayList<>(filled());
        for (int spare = 0; spare < SPARE_LINES; spare++) {
            lines.add(new Line("", ""));
        }
        return lines;
    }

    public List<Days> days() {
        List<Days> days = new ArrayList<>(windows());
        for (int spare = 0; spare < SPARE_WINDOWS; spare++) {
            days.add(new Days("", ""));
        }
        return days;
    }

    private List<Line> filled() {
        List<Line> lines = new ArrayList<>();
        for (int at = 0; what != null && at < Math.min(what.size(), MOST_LINES); at++) {
            Line line = new Line(at(what, at), at(need, at));
            if (!line.what().isEmpty() || !line.need().isEmpty()) {
                lines.add(line);
            }
        }
        return lines;
    }

    private List<Days> windows() {
        List<Days> days = new ArrayList<>();
        for (int at = 0; from != null && at < Math.min(from.size(), MOST_LINES); at++) {
            Days each = new Days(at(from, at), at(until, at));
            if (!each.from().isEmpty() || !each.until().isEmpty()) {
                days.add(each);
            }
        }
        return days;
    }

    /**
     * What is wrong, by field id, in the order of the page.
     *
     * @param sizes of each stack that there is, in micro-credentials
     * @param credentials those that there are
     */
    Map<String, MessageSourceResolvable> problems(Map<UUID, Integer> sizes, Set<UUID> credentials) {
        Map<String, MessageSourceResolvable> problems = new LinkedHashMap<>();
        if (!said(slug).matches("[a-z0-9]([a-z0-9-]{0,62}[a-z0-9])?")) {
            put(problems, "slug", "roles.problem.slug");
        }
        text(problems, "title", title, LONGEST_LINE, true);
        text(problems, "words", words, LONGEST_TEXT, true);
        text(problems, "brings", brings, LONGEST_BRINGS, false);
        if (!said(upTo).isEmpty() && cents().isEmpty()) {
            put(
                    problems,
                    "upTo",
                    TypedAmount.isUnclear(said(upTo)) ? "roles.problem.money.unclear" : "roles.problem.money");
        }
        if (!said(hours).isEmpty() && !said(hours).matches("[1-9]\\d{0,3}")) {
            put(problems, "hours", "roles.problem.hours");
        }
        requirements(problems, sizes, credentials);
        if (!said(years).isEmpty() && !said(years).matches("[1-9]\\d?")) {
            put(problems, "years", "roles.problem.years");
        }
        windows(problems);
        return problems;
    }

    private void requirements(
            Map<String, MessageSourceResolvable> problems, Map<UUID, Integer> sizes, Set<UUID> credentials) {
        List<Line> lines = filled();
        for (int at = 0; at < lines.size(); at++) {
            Line line = lines.get(at);
            Optional<UUID> of = id(line.what());
            boolean stack = line.what().startsWith("s:");
            if (of.isEmpty() || !(stack ? sizes.containsKey(of.get()) : credentials.contains(of.get()))) {
                put(problems, "what-" + at, "roles.problem.what");
            } else if (lines.subList(0, at).stream()
                    .anyMatch(other -> other.what().equals(line.what()))) {
                put(problems, "what-" + at, "roles.problem.twice");
            } else if (!stack && !line.need().isEmpty()) {
                put(problems, "need-" + at, "roles.problem.need-of-one");
            } else if (stack
                    && !line.need().isEmpty()
                    && (!line.need().matches("[1-9]\\d{0,2}")
                            || Integer.parseInt(line.need()) > sizes.getOrDefault(of.get(), 0))) {
                put(problems, "need-" + at, "roles.problem.need", sizes.getOrDefault(of.get(), 0));
            }
        }
        if (lines.isEmpty() && said(prior).isEmpty()) {
            put(problems, "what-0", "roles.problem.nothing");
        }
    }

    private void windows(Map<String, MessageSourceResolvable> problems) {
        List<Days> days = windows();
        List<ApplicationWindow> before = new ArrayList<>();
        for (int at = 0; at < days.size(); at++) {
            Optional<LocalDate> begins = day(days.get(at).from());
            Optional<LocalDate> ends = day(days.get(at).until());
            if (begins.isEmpty()) {
                put(problems, "from-" + at, "roles.problem.day");
            }
            if (ends.isEmpty()) {
                put(problems, "until-" + at, "roles.problem.day");
            }
            if (begins.isPresent() && ends.isPresent()) {
                ApplicationWindow window = new ApplicationWindow(begins.get(), ends.get());
                if (window.until().isBefore(window.from())) {
                    put(problems, "until-" + at, "roles.problem.period");
                } else if (before.stream().anyMatch(window::overlaps)) {
                    put(problems, "from-" + at, "roles.problem.overlap");
                }
                before.add(window);
            }
        }
    }

    /** What was decided; only where nothing is wrong. */
    RolePlan toPlan() {
        return new RolePlan(
                said(slug),
                PlainText.line(said(title)),
                said(words),
                said(brings),
                cents().orElse(null),
                said(hours).isEmpty() ? null : Integer.valueOf(said(hours)),
                filled().stream().map(RoleForm::requirement).toList(),
                priorRole().orElse(null),
                said(years).isEmpty() ? null : Integer.valueOf(said(years)),
                windows().stream()
                        .map(each -> new ApplicationWindow(LocalDate.parse(each.from()), LocalDate.parse(each.until())))
                        .toList());
    }

    Optional<RoleProfileId> priorRole() {
        return uuid(said(prior)).map(RoleProfileId::new);
    }

    private static RoleRequirement requirement(Line line) {
        UUID of = id(line.what()).orElseThrow();
        return line.what().startsWith("c:")
                ? new RoleRequirement(RoleRequirement.Kind.CREDENTIAL, of, 0)
                : line.need().isEmpty()
                        ? new RoleRequirement(RoleRequirement.Kind.STACK, of, 0)
                        : new RoleRequirement(RoleRequirement.Kind.ANY, of, Integer.parseInt(line.need()));
    }

    /** Dollars as people type them: 12,500 or $12500.50. */
    private Optional<Long> cents() {
        return TypedAmount.hundredths(said(upTo)).filter(cents -> cents > 0);
    }

    private static Optional<UUID> id(String line) {
        return line.startsWith("c:") || line.startsWith("s:") ? uuid(line.substring(2)) : Optional.empty();
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text)).filter(day -> !day.isBefore(EARLIEST) && !day.isAfter(LATEST));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static void text(
            Map<String, MessageSourceResolvable> problems,
            String field,
            @Nullable String typed,
            int longest,
            boolean needed) {
        if (needed && said(typed).isEmpty()) {
            put(problems, field, "roles.problem." + field);
        } else if (said(typed).length() > longest) {
            put(problems, field, "catalog.problem.long", longest);
        } else if (PlainText.fault(said(typed)).isPresent()) {
            put(problems, field, "catalog.problem.markup");
        }
    }

    private static void put(
            Map<String, MessageSourceResolvable> problems, String field, String key, Object... arguments) {
        problems.put(field, new DefaultMessageSourceResolvable(new String[] {key}, arguments));
    }

    private static String at(@Nullable List<String> some, int at) {
        return some == null || at >= some.size() ? "" : said(some.get(at));
    }

    private static String said(@Nullable String text) {
        return PlainText.typed(Objects.requireNonNullElse(text, ""));
    }
}
