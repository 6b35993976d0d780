package org.waymark.insights.goals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.waymark.insights.goals.GoalFigures.OfCriterion;
import org.waymark.insights.goals.GoalFigures.Tally;
import org.waymark.insights.groups.Counted;
import org.waymark.insights.groups.Rounded;
import org.waymark.insights.groups.Shown;
import org.waymark.insights.groups.SmallGroups;
import org.waymark.insights.tables.InsightTable;
import org.waymark.insights.tables.Measure;

/**
 * What was counted of a goal, in tables from which nobody can be picked: every number is to the nearest five, totals included,
 * so that none can be had by subtraction. By school it is for leads only.
 */
final class GoalTables {

    private static final int MOST_MONTHS = 24;

    private final GoalFigures figures;
    private final SmallGroups small;
    private final Rounded rounded;

    GoalTables(GoalFigures figures, SmallGroups small) {
        this.figures = figures;
        this.small = small;
        this.rounded = new Rounded(small);
    }

    /** What everybody may see whom the goal addresses; leads see schools besides. */
    Map<String, InsightTable> all(boolean lead, @Nullable OfCriterion criterion, Map<String, String> schools) {
        Map<String, InsightTable> tables = new LinkedHashMap<>();
        List<InsightTable> some = new ArrayList<>();
        some.add(months());
        some.add(criteria());
        if (criterion != null) {
            some.add(parts("goal-criterion-months", criterion.people(), lately(criterion.months()), each -> each));
        }
        if (lead) {
            some.add(schools(schools));
            if (criterion != null) {
                some.add(parts(
                        "goal-criterion-schools",
                        criterion.people(),
                        criterion.schools(),
                        each -> schools.getOrDefault(each, each)));
            }
        }
        some.forEach(table -> tables.put(table.name(), table));
        return tables;
    }

    @Nullable
    Integer people() {
        return rounded.round(figures.all().people());
    }

    @Nullable
    Integer contributions(Tally tally) {
        return small.mayBeShown(tally.people()) ? rounded.round(tally.contributions()) : null;
    }

    InsightTable totals() {
        return new InsightTable(
                "goals",
                columns(),
                List.of(InsightTable.named("", Arrays.asList(people(), contributions(figures.all())))),
                true);
    }

    private InsightTable months() {
        TreeMap<String, Tally> months = lately(figures.months());
        List<Shown> people = shown(months, Tally::people, people());
        List<Shown> contributions = shown(months, Tally::contributions, contributions(figures.all()));
        List<InsightTable.Row> rows = new ArrayList<>();
        for (int i = 0; i < people.size(); i++) {
            Integer some = people.get(i).of(0);
            rows.add(InsightTable.named(
                    people.get(i).key(),
                    Arrays.asList(
                            some, some == null ? null : contributions.get(i).of(0))));
        }
        return new InsightTable("goal-months", columns(), rows, true);
    }

    private InsightTable criteria() {
        TreeMap<String, Integer> people = new TreeMap<>();
        figures.criteria().forEach(each -> people.put(each.key(), each.people()));
        Map<String, @Nullable Integer> shown = new LinkedHashMap<>();
        shown(people, each -> each, people()).forEach(each -> shown.put(each.key(), each.of(0)));
        List<InsightTable.Row> rows = new ArrayList<>();
        for (OfCriterion each : figures.criteria()) {
            rows.add(InsightTable.named(
                    each.title() + " (" + each.credential() + ")", Arrays.asList(shown.get(each.key()))));
        }
        return new InsightTable("goal-criteria", List.of(InsightTable.column("people", Measure.PEOPLE)), rows, true);
    }

    /** To the nearest five as well: exact, it would tell of the few in whom it differs from the district's own schools. */
    private InsightTable schools(Map<String, String> names) {
        List<Shown> people = shown(figures.schools(), Tally::people, people());
        List<Shown> contributions = shown(figures.schools(), Tally::contributions, contributions(figures.all()));
        List<InsightTable.Row> rows = new ArrayList<>();
        for (int i = 0; i < people.size(); i++) {
            Integer some = people.get(i).of(0);
            rows.add(school(
                    people.get(i).key(),
                    names,
                    some,
                    some == null ? null : contributions.get(i).of(0)));
        }
        rows.sort(Comparator.comparing(
                (InsightTable.Row row) -> row.text(), Comparator.nullsLast(Comparator.naturalOrder())));
        return new InsightTable("goal-schools", columns(), rows, true);
    }

    private InsightTable parts(String name, int all, TreeMap<String, Integer> parts, Function<String, String> names) {
        List<InsightTable.Row> rows = new ArrayList<>();
        shown(parts, each -> each, rounded.round(all))
                .forEach(each -> rows.add(
                        each.key().isEmpty()
                                ? InsightTable.said("insights.unknown", each.reached())
                                : InsightTable.named(names.apply(each.key()), each.reached())));
        return new InsightTable(name, List.of(InsightTable.column("people", Measure.PEOPLE)), rows, true);
    }

    private <T> List<Shown> shown(TreeMap<String, T> parts, Function<T, Integer> number, @Nullable Integer all) {
        List<Counted> groups = parts.entrySet().stream()
                .map(each -> new Counted(each.getKey(), List.of(number.apply(each.getValue()))))
                .toList();
        return rounded.of(groups, new Shown("", Arrays.asList(all))).groups();
    }

    private static InsightTable.Row school(
            String code, Map<String, String> names, @Nullable Integer people, @Nullable Integer contributions) {
        List<@Nullable Integer> cells = Arrays.asList(people, contributions);
        return code.isEmpty()
                ? InsightTable.said("insights.unknown", cells)
                : InsightTable.named(names.getOrDefault(code, code), cells);
    }

    private static <T> TreeMap<String, T> lately(TreeMap<String, T> months) {
        TreeMap<String, T> last = new TreeMap<>(months);
        while (last.size() > MOST_MONTHS) {
            last.pollFirstEntry();
        }
        return last;
    }

    private static List<InsightTable.Column> columns() {
        return List.of(
                InsightTable.column("people", Measure.PEOPLE), InsightTable.column("contributions", Measure.COUNT));
    }
}
