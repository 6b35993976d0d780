package org.waymark.insights.groups;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Numbers to the nearest five, for every way of grouping people beside the one whose numbers are exact: otherwise one table,
 * subtracted from another, would tell of the few in whom they differ. Fewer than the district shows are not shown, nobody
 * included.
 */
public final class Rounded {

    private static final int STEP = 5;

    /** How far a number to the nearest five may be from what it stands for. */
    private static final int OFF = 2;

    private final SmallGroups small;
    private final int fewest;

    public Rounded(SmallGroups groups) {
        this.small = groups;
        this.fewest = groups.fewest();
    }

    /** Of each group what {@link SmallGroups#between} allows. */
    public List<Shown> between(List<Counted> ways, List<Integer> importance) {
        return ways.stream()
                .map(way -> {
                    List<@Nullable Integer> reached = new ArrayList<>();
                    for (Integer number : small.between(way, importance).reached()) {
                        reached.add(number == null ? null : round(number));
                    }
                    return new Shown(way.key(), Collections.unmodifiableList(reached));
                })
                .toList();
    }

    /**
     * @param all what is shown of all of them together; one group that is all of them is shown like them
     */
    public ShownTable of(List<Counted> groups, Shown all) {
        if (groups.size() == 1) {
            return new ShownTable(List.of(new Shown(groups.get(0).key(), all.reached())), all);
        }
        List<Shown> rounded = new ArrayList<>();
        for (Counted group : groups) {
            List<@Nullable Integer> reached = new ArrayList<>();
            for (int stage = 0; stage < group.reached().size(); stage++) {
                reached.add(leavesRoom(groups, stage) ? round(group.of(stage)) : null);
            }
            rounded.add(new Shown(group.key(), Collections.unmodifiableList(reached)));
        }
        return new ShownTable(rounded, all);
    }

    /** Where all numbers together could only just be what they are, each of them would be known. */
    private boolean leavesRoom(List<Counted> groups, int stage) {
        int above = 0;
        int below = 0;
        for (Counted group : groups) {
            int real = group.of(stage);
            Integer shown = round(real);
            above += (shown == null ? fewest - 1 : shown + OFF) - real;
            below += real - (shown == null ? 0 : Math.max(fewest, shown - OFF));
        }
        return above >= 2 * OFF && below >= 2 * OFF || groups.stream().allMatch(group -> group.of(stage) == 0);
    }

    /** A group that is not all of them, though there is no other. */
    public Shown each(Counted group) {
        List<@Nullable Integer> reached = new ArrayList<>();
        group.reached().forEach(number -> reached.add(round(number)));
        return new Shown(group.key(), Collections.unmodifiableList(reached));
    }

    /** One number by itself. */
    public @Nullable Integer round(int number) {
        return number < fewest ? null : (number + OFF) / STEP * STEP;
    }
}
