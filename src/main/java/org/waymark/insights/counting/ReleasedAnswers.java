package org.waymark.insights.counting;

import java.util.HashMap;
import java.util.Map;
import org.waymark.insights.groups.SmallGroups;

/**
 * Answers that leads may know of, as numbers that no answer of few can be read from by subtracting those of earlier.
 *
 * @param asked how many were asked by then
 * @param people how many answered
 * @param parts by answer
 */
record ReleasedAnswers(int asked, int people, Map<String, Part> parts) {

    static final ReleasedAnswers NOTHING = new ReleasedAnswers(0, 0, Map.of());

    /**
     * People whose answers come together.
     *
     * @param newcomers those of them of whom no answer was released before
     * @param said how many of them say what they did not say before
     */
    record Batch(int people, int newcomers, Map<String, Integer> said) {}

    /**
     * One answer.
     *
     * @param shown how many gave it, as far as it was released
     * @param said how many more did, who are too few yet, or all but few
     * @param of of how many
     */
    record Part(int shown, int said, int of) {

        private static final Part NONE = new Part(0, 0, 0);

        private Part with(int saidToo, int ofThese, SmallGroups small) {
            Part next = new Part(shown, said + saidToo, of + ofThese);
            return next.said >= small.fewest() && small.mayBeShown(next.of - next.said)
                    ? new Part(shown + next.said, 0, 0)
                    : next;
        }

        /** Where nothing was shown yet, what waits is the whole: it is hidden as few, and not shown as none. */
        private int count() {
            return shown == 0 ? said : shown;
        }
    }

    ReleasedAnswers with(Batch batch, int askedByThen, SmallGroups small) {
        Map<String, Part> next = new HashMap<>();
        parts.forEach((answer, part) ->
                next.put(answer, part.with(batch.said().getOrDefault(answer, 0), batch.people(), small)));
        batch.said()
                .forEach((answer, said) ->
                        next.computeIfAbsent(answer, none -> Part.NONE.with(said, people + batch.people(), small)));
        return new ReleasedAnswers(askedByThen, people + batch.newcomers(), next);
    }

    /** What has been enough by itself. */
    Map<String, Integer> shown() {
        Map<String, Integer> shown = new HashMap<>();
        parts.forEach((answer, part) -> {
            if (part.shown() > 0) {
                shown.put(answer, part.shown());
            }
        });
        return shown;
    }

    Map<String, Integer> counts() {
        Map<String, Integer> counts = new HashMap<>();
        parts.forEach((answer, part) -> counts.put(answer, part.count()));
        return counts;
    }
}
