package org.waymark.insights.overview;

import java.util.ArrayList;
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
 * How far people came, in tables from which nobody can be picked. Exact are everybody together, schools and
 * micro-credentials; every other way to group the same people is to the nearest five.
 */
final class FunnelTables {

    private static final List<Integer> PEOPLE_BY_IMPORTANCE = List.of(0, 2, 5, 4, 1, 3, 6, 7, 8, 9);
    private static final List<Integer> CREDENTIALS_BY_IMPORTANCE = List.of(1, 4, 3, 0, 2);
    private static final List<Integer> MONTHS_BY_IMPORTANCE = List.of(0, 3, 2, 1);
    private static final int EARNED = Stages.EARNED.ordinal();

    private final Figures figures;
    private final ShownTable schools;
    private final ShownTable credentials;
    private final Rounded rounded;
    private final SmallGroups small;

    FunnelTables(Figures figures, SmallGroups small) {
        this.figures = figures;
        this.small = small;
        this.schools = small.hide(figures.schools(), PEOPLE_BY_IMPORTANCE);
        this.credentials = small.hide(figures.credentials(), CREDENTIALS_BY_IMPORTANCE);
        this.rounded = new Rounded(small);
    }

    /** Everybody, stage by stage, and of a hundred who were eligible. */
    InsightTable funnel() {
        Integer eligible = schools.all().of(0);
        List<InsightTable.Row> rows = new ArrayList<>();
        for (Stages stage : Stages.OF_PEOPLE) {
            Integer people = schools.all().of(stage.ordinal());
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
        return schools.all().of(stage.ordinal());
    }

    InsightTable credentials() {
        return table("credentials", Stages.OF_CREDENTIALS, credentials, 1, false, "");
    }

    InsightTable schools() {
        return table("schools", Stages.OF_PEOPLE, schools, 0, false, "insights.unknown");
    }

    InsightTable programmes() {
        return table("programmes", Stages.OF_PEOPLE, people(figures.programmes()), 0, true, "insights.no-programme");
    }

    InsightTable jobs() {
        return table("jobs", Stages.OF_PEOPLE, people(figures.jobs()), 0, true, "insights.unknown");
    }

    InsightTable contracts() {
        return table("contracts", Stages.OF_PEOPLE, people(figures.contracts()), 0, true, "insights.unknown");
    }

    /** Those who began in a month, and how far they came since; the last twelve months in which anybody did. */
    InsightTable months() {
        Shown all = small.hide(
                        List.of(Counted.together("", figures.months(), Stages.OF_MONTHS.size())), MONTHS_BY_IMPORTANCE)
                .all();
        ShownTable months = rounded.of(figures.months(), all);
        List<Shown> last = months.groups()
                .subList(
                        Math.max(0, months.groups().size() - 12),
                        months.groups().size());
        List<InsightTable.Row> rows = new ArrayList<>();
        for (Shown month : last) {
            rows.add(InsightTable.named(month.key(), month.reached()));
        }
        return new InsightTable(
                "months", columns(Stages.OF_MONTHS), rows, figures.months().size() > 1);
    }

    /** Who had earned one by then, school by school: the same table as that of schools, so that neither tells on the other. */
    InsightTable adoption() {
        List<InsightTable.Column> columns = new ArrayList<>();
        columns.add(InsightTable.column("ELIGIBLE", Measure.PEOPLE));
        for (int i = Stages.MONTHS_BACK.size() - 1; i >= 0; i--) {
            columns.add(InsightTable.column("earned-" + Stages.MONTHS_BACK.get(i), Measure.PEOPLE));
        }
        columns.add(InsightTable.column("earned-now", Measure.PEOPLE));
        List<InsightTable.Row> rows = new ArrayList<>();
        for (Shown school : sorted(schools.groups(), 0)) {
            List<@Nullable Integer> cells = new ArrayList<>();
            cells.add(school.of(0));
            for (int i = Stages.MONTHS_BACK.size(); i > 0; i--) {
                cells.add(school.of(EARNED + i));
            }
            cells.add(school.of(EARNED));
            rows.add(row(school.key(), cells, "insights.unknown"));
        }
        return new InsightTable("adoption", columns, rows, false);
    }

    /** The groups of which, by what is shown, clearly fewer began than of everybody: four fifths or less. */
    static List<InsightTable.Row> gaps(InsightTable table, @Nullable Integer eligible, @Nullable Integer enrolled) {
        if (eligible == null || enrolled == null || eligible == 0) {
            return List.of();
        }
        double all = (double) enrolled / eligible;
        return table.rows().stream()
                .filter(row -> isBehind(row.value(0), row.value(Stages.ENROLLED.ordinal()), all))
                .toList();
    }

    private static boolean isBehind(@Nullable Double people, @Nullable Double began, double all) {
        return people != null && began != null && people > 0 && began / people < 0.8 * all;
    }

    private ShownTable people(List<Counted> groups) {
        Shown all = new Shown("", schools.all().reached().subList(0, Stages.OF_PEOPLE.size()));
        return rounded.of(groups, all);
    }

    private InsightTable table(
            String name, List<Stages> stages, ShownTable shown, int by, boolean round, String unknown) {
        List<InsightTable.Row> rows = new ArrayList<>();
        for (Shown group : sorted(shown.groups(), by)) {
            rows.add(row(group.key(), group.reached().subList(0, stages.size()), unknown));
        }
        return new InsightTable(
                name, columns(stages), rows, round && shown.groups().size() > 1);
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
