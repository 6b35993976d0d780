package org.waymark.insights.overview;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.waymark.insights.counting.Figures;
import org.waymark.insights.groups.Rounded;
import org.waymark.insights.groups.SmallGroups;
import org.waymark.insights.questions.Another;
import org.waymark.insights.questions.Barrier;
import org.waymark.insights.questions.Occasion;
import org.waymark.insights.tables.InsightTable;
import org.waymark.insights.tables.Measure;

/** What people answered, in numbers: each reason is a question of its own, so its shares do not add up to a hundred. */
final class AnswerTables {

    private static final List<InsightTable.Column> COLUMNS =
            List.of(InsightTable.column("people", Measure.PEOPLE), InsightTable.column("of-answered", Measure.PERCENT));

    private static final List<Occasion> OCCASIONS = List.of(Occasion.VIEW_EXIT, Occasion.STALL, Occasion.LAPSE);

    private final Figures.Answers answers;
    private final SmallGroups small;

    AnswerTables(Figures.Answers answers, SmallGroups small) {
        this.answers = answers;
        this.small = small;
    }

    InsightTable barriers() {
        return new InsightTable(
                "barriers",
                COLUMNS,
                Arrays.stream(Barrier.values())
                        .map(barrier -> row("insights.barrier." + barrier, count(barrier)))
                        .sorted(Comparator.comparing(
                                (InsightTable.Row row) -> row.value(0),
                                Comparator.nullsLast(Comparator.reverseOrder())))
                        .toList(),
                false);
    }

    /** By what they were asked after, to the nearest five: the table of all of it is exact. */
    InsightTable occasions() {
        Rounded rounded = new Rounded(small);
        return new InsightTable(
                "occasions",
                OCCASIONS.stream()
                        .map(each -> InsightTable.column(each.name(), Measure.PEOPLE))
                        .toList(),
                Arrays.stream(Barrier.values())
                        .map(barrier -> InsightTable.said(
                                "insights.barrier." + barrier,
                                OCCASIONS.stream()
                                        .map(each -> rounded.round(answers.occasions()
                                                .getOrDefault(each.name(), Map.of())
                                                .getOrDefault(barrier.name(), 0)))
                                        .toList()))
                        .toList(),
                true);
    }

    private InsightTable.Row row(String key, @Nullable Integer people) {
        return InsightTable.said(key, people, people == null ? null : (Number) (100.0 * people / answers.people()));
    }

    /** How many said it; null where those who did, or those who did not, are few. */
    @Nullable
    Integer count(Barrier barrier) {
        int said = answers.reasons().getOrDefault(barrier.name(), 0);
        return answers.people() >= small.fewest() && small.mayBeShown(said) && small.mayBeShown(answers.people() - said)
                ? said
                : null;
    }

    /** Whether they would do another; one answer each, so that all of it is shown or nothing. */
    InsightTable another() {
        Map<String, Integer> said = answers.another();
        int all = said.values().stream().mapToInt(Integer::intValue).sum();
        boolean shown = all >= small.fewest() && said.values().stream().allMatch(small::mayBeShown);
        return new InsightTable(
                "another",
                COLUMNS,
                Arrays.stream(Another.values())
                        .map(each -> {
                            int count = said.getOrDefault(each.name(), 0);
                            return InsightTable.said(
                                    "insights.another." + each,
                                    shown ? count : null,
                                    shown ? (Number) (100.0 * count / all) : null);
                        })
                        .toList(),
                false);
    }

    @Nullable
    Integer people() {
        return small.mayBeShown(answers.people()) ? answers.people() : null;
    }

    @Nullable
    Integer asked() {
        return small.mayBeShown(answers.asked()) && small.mayBeShown(answers.asked() - answers.people())
                ? answers.asked()
                : null;
    }
}
