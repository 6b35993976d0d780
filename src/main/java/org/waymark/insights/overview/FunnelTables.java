package org.waymark.insights.overview;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.waymark.insights.counting.Figures;
import org.waymark.insights.counting.Stages;
import org.waymark.insights.groups.Counted;
import org.waymark.insights.groups.Rounded;
import org.waymark.insights.groups.Shown;
import org.waymark.insights.groups.ShownTable;
import org.waymark.insights.groups.SmallGroups;
import org.waymark.insights.tables.InsightTable;
import org.waymark.insights.tables.Measure;

/**
 * How far people came, in tables from which nobody can be picked. Leads know who is in a group and who holds a released award,
 * so that of a group only these two are told. What lies between is told of everybody, and of micro-credentials and months to
 * the nearest five. Exact are everybody together and schools.
 */
final class FunnelTables {

    private static final List<Stages> OF_GROUPS = List.of(Stages.ELIGIBLE, Stages.EARNED);
    private static final List<Integer> BETWEEN_BY_IMPORTANCE = List.of(
            Stages.ENROLLED.ordinal(), Stages.SUBMITTED.ordinal(), Stages.VIEWED.ordinal(), Stages.EVIDENCE.ordinal());
    private static final int EARNED = Stages.EARNED.ordinal();

    private final Figures figures;
    private final ShownTable schools;
    private final Shown everybody;
    private final Rounded rounded;
    private final List<LocalDate> days;

    FunnelTables(Figures figures, SmallGroups small, ZoneId zone) {
        this.days = Stages.earlierDays(figures.countedAt(), zone);
        this.figures = figures;
        this.schools = schools(figures.schools(), small);
        this.everybody = everybody(figures.everybody(), schools.all(), small);
        this.rounded = new Rounded(small);
    }

    /** Who is there, and who had earned by which day, all of it of released awards. */
    private static ShownTable schools(List<Counted> schools, SmallGroups small) {
        List<Integer> released = new ArrayList<>(List.of(0, EARNED));
        List<Integer> importance = new ArrayList<>(List.of(0, 1));
        for (int i = 0; i < Stages.MONTHS_BACK.size(); i++) {
            released.add(EARNED + 1 + i);
            importance.add(2 + i);
        }
        return small.hide(schools.stream().map(each -> each.only(released)).toList(), importance);
    }

    private static Shown everybody(Counted way, Shown schools, SmallGroups small) {
        List<@Nullable Integer> reached =
                new ArrayList<>(small.between(way, BETWEEN_BY_IMPORTANCE).reached());
        reached.set(0, schools.of(0));
        reached.set(EARNED, schools.of(1));
        return new Shown("", Collections.unmodifiableList(reached));
    }

    /** Everybody, stage by stage, and of a hundred who were eligible. */
    InsightTable funnel() {
        Integer eligible = everybody.of(0);
        List<InsightTable.Row> rows = new ArrayList<>();
        for (Stages stage : Stages.OF_PEOPLE) {
            Integer people = everybody.of(stage.ordinal());
            rows.add(InsightTable.said(
                    "insights.stage." + stage, people, people == null ? null : share(people, eligible)));
        }
        return new InsightTable(
                "funnel",
                List.of(
                        InsightTable.column("people", Measure.PEOPLE),
                        InsightTable.column("of-eligible", Measure.PERCENT)),
                rows,
                false);
    }

    @Nullable
    Integer all(Stages stage) {
        return everybody.of(stage.ordinal());
    }

    InsightTable credentials() {
        List<InsightTable.Row> rows = new ArrayList<>();
        for (Shown each :
                sorted(rounded.between(figures.credentials(), BETWEEN_BY_IMPORTANCE), Stages.ENROLLED.ordinal())) {
            rows.add(row(each.key(), each.reached().subList(1, each.reached().size()), ""));
        }
        return new InsightTable("credentials", columns(Stages.OF_CREDENTIALS), rows, true);
    }

    InsightTable schools() {
        return table("schools", schools, false, "insights.unknown");
    }

    InsightTable programmes() {
        return table("programmes", people(figures.programmes()), true, "insights.unknown");
    }

    /** Each by itself, since somebody may be in several; one whose name was not counted yet waits. */
    InsightTable cohorts() {
        List<Counted> cohorts = figures.cohorts().stream()
                .filter(each -> figures.names().containsKey(each.key()))
                .map(each -> each.only(List.of(0, EARNED)))
                .toList();
        ShownTable shown = cohorts.size() == 1
                ? new ShownTable(List.of(rounded.each(cohorts.get(0))), schools.all())
                : rounded.of(cohorts, schools.all());
        InsightTable table = table("cohorts", shown, true, "insights.unknown");
        return new InsightTable(table.name(), table.columns(), table.rows(), true);
    }

    InsightTable jobs() {
        return table("jobs", people(figures.jobs()), true, "insights.unknown");
    }

    InsightTable contracts() {
        return table("contracts", people(figures.contracts()), true, "insights.unknown");
    }

    /** Those who began in a month, and who of them earned; the last twelve months in which anybody did. */
    InsightTable months() {
        List<Shown> months = rounded.between(figures.months(), List.of(1));
        List<InsightTable.Row> rows = new ArrayList<>();
        for (Shown month : months.subList(Math.max(0, months.size() - 12), months.size())) {
            rows.add(InsightTable.named(month.key(), month.reached().subList(1, 3)));
        }
        return new InsightTable("months", columns(Stages.OF_MONTHS), rows, true);
    }

    /** Who had earned one by then, school by school: the same table as that of schools, so that neither tells on the other. */
    InsightTable adoption() {
        List<InsightTable.Column> columns = new ArrayList<>();
        columns.add(InsightTable.column("ELIGIBLE", Measure.PEOPLE));
        for (int i = Stages.MONTHS_BACK.size() - 1; i >= 0; i--) {
            columns.add(new InsightTable.Column("earned-" + Stages.MONTHS_BACK.get(i), Measure.PEOPLE, days.get(i)));
        }
        columns.add(InsightTable.column("earned-now", Measure.PEOPLE));
        List<InsightTable.Row> rows = new ArrayList<>();
        for (Shown school : sorted(schools.groups(), 0)) {
            List<@Nullable Integer> cells = new ArrayList<>();
            cells.add(school.of(0));
            for (int i = Stages.MONTHS_BACK.size(); i > 0; i--) {
                cells.add(school.of(1 + i));
            }
            cells.add(school.of(1));
            rows.add(row(school.key(), cells, "insights.unknown"));
        }
        return new InsightTable("adoption", columns, rows, false);
    }

    /** The groups of which, by what is shown, clearly fewer earned one than of everybody: less than four fifths. */
    List<InsightTable.Row> gaps(InsightTable table) {
        Integer eligible = all(Stages.ELIGIBLE);
        Integer earned = all(Stages.EARNED);
        if (eligible == null || earned == null || eligible == 0) {
            return List.of();
        }
        double all = (double) earned / eligible;
        return table.rows().stream()
                .filter(row -> isBehind(row.value(0), row.value(1), all))
                .toList();
    }

    private static boolean isBehind(@Nullable Double people, @Nullable Double earned, double all) {
        return people != null && earned != null && people > 0 && earned / people < 0.8 * all;
    }

    private ShownTable people(List<Counted> groups) {
        Shown all = new Shown("", schools.all().reached().subList(0, OF_GROUPS.size()));
        return rounded.of(
                groups.stream().map(each -> each.only(List.of(0, EARNED))).toList(), all);
    }

    private InsightTable table(String name, ShownTable shown, boolean round, String unknown) {
        List<InsightTable.Row> rows = new ArrayList<>();
        for (Shown group : sorted(shown.groups(), 0)) {
            rows.add(row(group.key(), group.reached().subList(0, OF_GROUPS.size()), unknown));
        }
        return new InsightTable(
                name, columns(OF_GROUPS), rows, round && shown.groups().size() > 1);
    }

    private InsightTable.Row row(String key, List<@Nullable Integer> cells, String unknown) {
        return key.isEmpty()
                ? InsightTable.said(unknown, cells)
                : InsightTable.named(figures.names().getOrDefault(key, key), cells);
    }

    /** The largest first, then what is hidden by name: an order by hidden numbers would tell of them. */
    private List<Shown> sorted(List<Shown> groups, int by) {
        return groups.stream()
                .sorted(Comparator.comparing((Shown group) -> group.key().isEmpty())
                        .thenComparing((Shown group) -> group.of(by), Comparator.nullsLast(Comparator.reverseOrder()))
                        .thenComparing(group -> figures.names()
                                .getOrDefault(group.key(), group.key())
                                .toLowerCase(Locale.ROOT)))
                .toList();
    }

    private static List<InsightTable.Column> columns(List<Stages> stages) {
        return stages.stream()
                .map(stage -> InsightTable.column(stage.name(), Measure.PEOPLE))
                .toList();
    }

    private static @Nullable Double share(int part, @Nullable Integer whole) {
        return whole == null || whole == 0 ? null : 100.0 * part / whole;
    }
}
