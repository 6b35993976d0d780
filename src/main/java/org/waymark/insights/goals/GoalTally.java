package org.waymark.insights.goals;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.waymark.insights.goals.GoalFigures.OfCriterion;
import org.waymark.insights.goals.GoalFigures.Tally;

/** Adds up one goal, person after person; it holds numbers only, so that it stays as small however many people there are. */
final class GoalTally {

    private static final int YEAR = 12;

    private final YearMonth now;
    private Tally all = Tally.NOTHING;
    private final TreeMap<String, Tally> months = new TreeMap<>();
    private final TreeMap<String, Tally> schools = new TreeMap<>();
    private final List<Tally> windows =
            new ArrayList<>(List.of(Tally.NOTHING, Tally.NOTHING, Tally.NOTHING, Tally.NOTHING));
    private final Map<String, OfCriterion> criteria = new LinkedHashMap<>();

    GoalTally(YearMonth now) {
        this.now = now;
    }

    /** Tells of a criterion that serves the goal; what is told last names it. */
    void serves(String key, String title, String credential) {
        criteria.put(key, new OfCriterion(key, title, credential, 0, new TreeMap<>(), new TreeMap<>()));
    }

    /**
     * What one person demonstrated.
     *
     * @param shown the month of each criterion, by its key
     */
    void person(String school, Map<String, YearMonth> shown) {
        all = all.and(shown.size());
        schools.merge(school, new Tally(1, shown.size()), GoalTally::sum);
        Map<YearMonth, Integer> byMonth = new HashMap<>();
        shown.values().forEach(month -> byMonth.merge(month, 1, Integer::sum));
        byMonth.forEach((month, count) -> months.merge(month.toString(), new Tally(1, count), GoalTally::sum));
        window(0, now.minusMonths(1), now, byMonth);
        window(1, now.minusMonths(2), now.minusMonths(1), byMonth);
        window(2, now.minusMonths(YEAR), now, byMonth);
        window(3, now.minusMonths(2 * YEAR), now.minusMonths(YEAR), byMonth);
        shown.forEach((key, month) -> criteria.computeIfPresent(key, (same, one) -> {
            one.months().merge(month.toString(), 1, Integer::sum);
            one.schools().merge(school, 1, Integer::sum);
            return new OfCriterion(key, one.title(), one.credential(), one.people() + 1, one.months(), one.schools());
        }));
    }

    private void window(int window, YearMonth from, YearMonth until, Map<YearMonth, Integer> byMonth) {
        int count = byMonth.entrySet().stream()
                .filter(each -> !each.getKey().isBefore(from) && each.getKey().isBefore(until))
                .mapToInt(Map.Entry::getValue)
                .sum();
        if (count > 0) {
            windows.set(window, windows.get(window).and(count));
        }
    }

    private static Tally sum(Tally one, Tally other) {
        return new Tally(one.people() + other.people(), one.contributions() + other.contributions());
    }

    Tally all() {
        return all;
    }

    TreeMap<String, Tally> months() {
        return months;
    }

    TreeMap<String, Tally> schools() {
        return schools;
    }

    List<Tally> windows() {
        return List.copyOf(windows);
    }

    List<OfCriterion> criteria() {
        return criteria.values().stream()
                .sorted(Comparator.comparing(OfCriterion::credential).thenComparing(OfCriterion::key))
                .toList();
    }
}
