package org.waymark.insights.groups;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Hides what is known of few people. Of everything that is shown, and of everything that is left when all that is shown is
 * subtracted, there is nobody or there are enough, between two stages as well. A zero is shown: nobody is in it, and it is
 * what a leader has to see first. For what is not known of anybody by name there is {@link #between}, which is stricter.
 *
 * <p>The groups must not overlap, and a group's numbers are shown on several pages only from one and the same table: two
 * tables that hide differently give each other away.
 */
public final class SmallGroups {

    /** However few a district would like to see. */
    public static final int FEWEST = 5;

    private final int fewest;

    /** @param wished by the district; it may hide more, never less */
    public SmallGroups(int wished) {
        this.fewest = Math.max(FEWEST, wished);
    }

    public int fewest() {
        return fewest;
    }

    /** Nobody, or enough. */
    public boolean mayBeShown(int people) {
        return people == 0 || people >= fewest;
    }

    /**
     * Shows of all groups together as many stages as can be, and of each group a part of these.
     *
     * @param importance the stages, those first that must be hidden last; the first of them is how large a group is
     */
    public ShownTable hide(List<Counted> groups, List<Integer> importance) {
        int stages = importance.size();
        Counted all = Counted.together("", groups, stages);
        List<Integer> shown = new ArrayList<>();
        for (int stage : importance) {
            shown.add(stage);
            if (!fits(all, shown)) {
                shown.remove(shown.size() - 1);
            }
        }
        Map<String, List<Integer>> ofGroups = new HashMap<>();
        List<Counted> left = groups;
        for (int most = shown.size(); most > 0; most--) {
            List<Integer> tier = shown.subList(0, most);
            left = showAllBut(left, tier, ofGroups);
        }
        return new ShownTable(
                groups.stream()
                        .map(group -> cut(group, ofGroups.getOrDefault(group.key(), List.of())))
                        .toList(),
                cut(all, shown));
    }

    /**
     * How far those came of whom it is known by name who they are and who reached the last stage: leads know members, and who
     * holds a released award. What lies between is shown where it is far enough from both and from all else that is shown.
     * Nobody is as few as one here, or else a hidden number would say that there is one.
     *
     * @param importance the stages between, those first that must be hidden last
     */
    public Shown between(Counted way, List<Integer> importance) {
        List<Integer> shown = new ArrayList<>(List.of(0, way.reached().size() - 1));
        for (int stage : importance) {
            if (shown.stream().allMatch(other -> Math.abs(way.of(other) - way.of(stage)) >= fewest)) {
                shown.add(stage);
            }
        }
        return cut(way, shown);
    }

    /** A table of groups of which only the size is told. */
    public ShownTable hide(List<Counted> groups) {
        return hide(groups, List.of(0));
    }

    /** Shows these stages of the groups that allow it, and answers the rest, which together allow it too. */
    private List<Counted> showAllBut(List<Counted> groups, List<Integer> tier, Map<String, List<Integer>> shown) {
        List<Counted> open = new ArrayList<>();
        List<Counted> rest = new ArrayList<>();
        for (Counted group : groups) {
            (fits(group, tier) ? open : rest).add(group);
        }
        open.sort(Comparator.comparing((Counted group) -> group.of(tier.get(0)))
                .reversed()
                .thenComparing(Counted::key));
        while (!rest.isEmpty() && !open.isEmpty() && !fits(Counted.together("", rest, stagesOf(rest)), tier)) {
            rest.add(open.remove(open.size() - 1));
        }
        open.forEach(group -> shown.put(group.key(), List.copyOf(tier)));
        return rest;
    }

    /** Whether there is nobody or there are enough between each two stages that follow each other, and after the last. */
    private boolean fits(Counted group, List<Integer> stages) {
        List<Integer> inOrder = new ArrayList<>(stages);
        Collections.sort(inOrder);
        for (int i = 0; i < inOrder.size(); i++) {
            int after = i + 1 < inOrder.size() ? group.of(inOrder.get(i + 1)) : 0;
            if (!mayBeShown(group.of(inOrder.get(i)) - after)) {
                return false;
            }
        }
        return true;
    }

    private static int stagesOf(List<Counted> groups) {
        return groups.get(0).reached().size();
    }

    private static Shown cut(Counted group, List<Integer> stages) {
        List<@Nullable Integer> reached = new ArrayList<>();
        for (int stage = 0; stage < group.reached().size(); stage++) {
            reached.add(stages.contains(stage) ? group.of(stage) : null);
        }
        return new Shown(group.key(), Collections.unmodifiableList(reached));
    }
}
