package org.waymark.insights.goals;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.waymark.people.earners.Audience;

/**
 * What was counted of a goal, before anything is hidden.
 *
 * @param all everybody who contributed
 * @param months by the month of the award; somebody may be in several
 * @param schools by the school where somebody works now; nobody is in two, and "" is for whom the register does not know
 * @param windows last month, the month before, the last twelve whole months, the twelve before
 * @param serving the titles of what is live and serves it, by whom it is for
 */
record GoalFigures(
        Instant countedAt,
        Tally all,
        TreeMap<String, Tally> months,
        TreeMap<String, Tally> schools,
        List<Tally> windows,
        List<OfCriterion> criteria,
        Map<Audience, List<String>> serving) {

    /** @param contributions criteria that they demonstrated, each once */
    record Tally(int people, int contributions) {

        static final Tally NOTHING = new Tally(0, 0);

        Tally and(int more) {
            return new Tally(people + 1, contributions + more);
        }
    }

    /**
     * How many people demonstrated a criterion.
     *
     * @param key the micro-credential's id and the criterion's
     */
    record OfCriterion(
            String key,
            String title,
            String credential,
            int people,
            TreeMap<String, Integer> months,
            TreeMap<String, Integer> schools) {}
}
