package org.waymark.insights.groups;

import java.util.ArrayList;
import java.util.List;

/**
 * How many of a group came how far, before anything is hidden. Each stage is of those who reached the one before, so no
 * number is greater than the one before it.
 *
 * @param key by which whoever asks knows the group
 */
public record Counted(String key, List<Integer> reached) {

    public Counted {
        reached = List.copyOf(reached);
        for (int stage = 0; stage < reached.size(); stage++) {
            if (reached.get(stage) < 0 || stage > 0 && reached.get(stage) > reached.get(stage - 1)) {
                throw new IllegalArgumentException("Those who reached a stage are among those before: " + reached);
            }
        }
    }

    public int of(int stage) {
        return reached.get(stage);
    }

    /** The same group, of which only these stages are told. */
    public Counted only(List<Integer> stages) {
        return new Counted(key, stages.stream().map(this::of).toList());
    }

    /** The same group as a part of so many, or of itself where it is larger. */
    public Counted within(int whole) {
        List<Integer> all = new ArrayList<>(List.of(Math.max(whole, of(0))));
        all.addAll(reached);
        return new Counted(key, all);
    }

    /**
     * The same with what is between the first stage and the last as it was before, where it changed by fewer: a number that
     * moved by one would tell of the one who is known to have moved.
     */
    public Counted steadied(Counted before, int fewest) {
        List<Integer> steady = new ArrayList<>(reached);
        for (int stage = reached.size() - 2; stage > 0; stage--) {
            int number = Math.abs(of(stage) - before.of(stage)) < fewest ? before.of(stage) : of(stage);
            steady.set(stage, Math.max(steady.get(stage + 1), Math.min(of(0), number)));
        }
        return new Counted(key, steady);
    }

    /** All groups taken together; nobody is in two of them. */
    public static Counted together(String key, List<Counted> groups, int stages) {
        List<Integer> sums = new ArrayList<>();
        for (int stage = 0; stage < stages; stage++) {
            int at = stage;
            sums.add(groups.stream().mapToInt(group -> group.of(at)).sum());
        }
        return new Counted(key, sums);
    }
}
