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
