package org.waymark.insights.groups;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whoever subtracts what is shown from each other, in every way there is. Unknown is how many of each group came to each stage
 * and no further; each number shown is a sum of these. A sum is known when it is a combination of those shown.
 */
final class LinearAttacker {

    private final int stages;
    private final int unknowns;
    private final List<double[]> known = new ArrayList<>();

    LinearAttacker(ShownTable table) {
        this.stages = table.all().reached().size();
        this.unknowns = table.groups().size() * stages;
        for (int group = 0; group < table.groups().size(); group++) {
            learn(List.of(group), table.groups().get(group));
        }
        List<Integer> everyone = new ArrayList<>();
        for (int group = 0; group < table.groups().size(); group++) {
            everyone.add(group);
        }
        learn(everyone, table.all());
    }

    private void learn(List<Integer> groups, Shown shown) {
        for (int stage = 0; stage < stages; stage++) {
            @Nullable Integer number = shown.of(stage);
            if (number != null) {
                add(sum(groups, stage, stages));
                if (number == 0) {
                    // Nobody in all of it is nobody in any part of it.
                    for (int group : groups) {
                        for (int at = stage; at < stages; at++) {
                            add(sum(List.of(group), at, at + 1));
                        }
                    }
                }
            }
        }
    }

    /** Whether it follows how many of these groups came to a stage and not to another. */
    boolean knows(List<Integer> groups, int from, int to) {
        return isZero(reduce(sum(groups, from, to)));
    }

    private double[] sum(List<Integer> groups, int from, int to) {
        double[] row = new double[unknowns];
        for (int group : groups) {
            for (int stage = from; stage < to; stage++) {
                row[group * stages + stage] = 1;
            }
        }
        return row;
    }

    private void add(double[] row) {
        double[] left = reduce(row);
        int lead = lead(left);
        if (lead < 0) {
            return;
        }
        double by = left[lead];
        for (int i = 0; i < unknowns; i++) {
            left[i] /= by;
        }
        for (double[] each : known) {
            subtract(each, left, each[lead]);
        }
        known.add(left);
    }

    private double[] reduce(double[] row) {
        double[] left = row.clone();
        for (double[] each : known) {
            subtract(left, each, left[lead(each)]);
        }
        return left;
    }

    private static void subtract(double[] from, double[] what, double times) {
        if (times != 0) {
            for (int i = 0; i < from.length; i++) {
                from[i] -= times * what[i];
            }
        }
    }

    private static int lead(double[] row) {
        for (int i = 0; i < row.length; i++) {
            if (Math.abs(row[i]) > 1e-9) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isZero(double[] row) {
        return lead(row) < 0;
    }
}
