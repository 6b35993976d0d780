package org.waymark.insights.overview;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.waymark.insights.counting.Figures;
import org.waymark.insights.groups.SmallGroups;
import org.waymark.insights.tables.InsightTable;
import org.waymark.insights.tables.Measure;
import org.waymark.people.districts.Policies;

/** How work goes through hands, of a whole district and of at least so many people; never of a reader or of an earner. */
final class ReadingFacts {

    private static final List<String> HANDS = List.of("EARNER", "PRE_CHECK", "UNASSIGNED", "FIRST", "SECOND", "THIRD");
    private static final int HALF = 50;
    private static final int NEARLY_ALL = 90;

    private final Figures.Reading reading;
    private final SmallGroups small;
    private final Policies policies;

    ReadingFacts(Figures.Reading reading, SmallGroups small, Policies policies) {
        this.reading = reading;
        this.small = small;
        this.policies = policies;
    }

    List<Fact> all() {
        List<Fact> facts = new ArrayList<>();
        Integer middle = middle(reading.decisions(), reading.people(), HALF);
        Integer nearly = middle(reading.decisions(), reading.people(), NEARLY_ALL);
        facts.add(Fact.of("decision-median", Measure.DAYS, middle)
                .alarming(middle != null && middle > policies.firstDecisionDays()));
        facts.add(Fact.of("decision-p90", Measure.DAYS, nearly)
                .alarming(nearly != null && nearly >= policies.escalationDays()));
        facts.add(Fact.of("first-attempt", Measure.PERCENT, rate(reading.first())));
        facts.add(Fact.of("attempts", Measure.COUNT, middle(reading.attempts(), reading.awarded(), HALF)));
        facts.add(Fact.of("incomplete", Measure.PERCENT, rate(reading.incomplete())));
        facts.add(Fact.of("third", Measure.PERCENT, rate(reading.third())));
        facts.add(Fact.of("resubmitted", Measure.PERCENT, rate(reading.resubmitted())));
        facts.add(Fact.of(
                "resubmission-lag",
                Measure.DAYS,
                reading.resubmitted().tellsOfFew(small.fewest())
                        ? null
                        : middle(reading.lags(), reading.people(), HALF)));
        facts.add(Fact.of("completed-180", Measure.PERCENT, rate(reading.halfYear())));
        facts.add(Fact.of("completed-365", Measure.PERCENT, rate(reading.year())));
        return facts;
    }

    InsightTable hands() {
        List<InsightTable.Row> rows = new ArrayList<>();
        for (String hand : HANDS) {
            TreeMap<Integer, Integer> took = reading.hands().getOrDefault(hand, new TreeMap<>());
            int people = reading.ofHands().getOrDefault(hand, 0);
            rows.add(InsightTable.said(
                    "insights.hand." + hand, middle(took, people, HALF), middle(took, people, NEARLY_ALL)));
        }
        return new InsightTable(
                "hands",
                List.of(InsightTable.column("median", Measure.DAYS), InsightTable.column("p90", Measure.DAYS)),
                rows,
                false);
    }

    /** The facts as a table, for files. */
    InsightTable measures() {
        return new InsightTable(
                "measures",
                List.of(InsightTable.column("value", Measure.COUNT)),
                all().stream()
                        .map(fact -> InsightTable.said("insights.fact." + fact.name(), fact.value()))
                        .toList(),
                false);
    }

    private @Nullable Integer middle(TreeMap<Integer, Integer> counts, int people, int percent) {
        return people < small.fewest() ? null : Middle.of(counts, percent, small.fewest());
    }

    /** In whole percent; where one part is of few people, the rate would tell of them. */
    private @Nullable Long rate(Figures.Rate rate) {
        return rate.tellsOfFew(small.fewest()) ? null : Math.round(100.0 * rate.part() / (rate.part() + rate.rest()));
    }
}
