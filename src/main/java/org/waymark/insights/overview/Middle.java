package org.waymark.insights.overview;

import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** What lies in the middle, and near the end, of numbers of which it is known how often each came. */
final class Middle {

    private Middle() {}

    /**
     * The smallest number that so many of a hundred do not exceed.
     *
     * @return null where fewer were counted than may be shown
     */
    static @Nullable Integer of(SortedMap<Integer, Integer> counts, int percent, int fewest) {
        long all = counts.values().stream().mapToLong(Integer::longValue).sum();
        if (all < fewest) {
            return null;
        }
        long seen = 0;
        for (Map.Entry<Integer, Integer> each : counts.entrySet()) {
            seen += each.getValue();
            if (seen * 100 >= all * percent) {
                return each.getKey();
            }
        }
        return null;
    }
}
