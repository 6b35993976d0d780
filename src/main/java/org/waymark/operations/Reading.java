package org.waymark.operations;

import java.time.Instant;
import java.util.Map;

/**
 * All figures of one moment.
 *
 * @param whole whether the database answered
 * @param due what could be done by now, by the name of the work
 */
record Reading(Instant at, boolean whole, Map<Figure, Double> numbers, Map<String, Due> due) {

    /** @param oldest in seconds */
    record Due(double waiting, double oldest) {}

    static Reading none(Instant at) {
        return new Reading(at, false, Map.of(), Map.of());
    }

    /** Not a number where it could not be counted; what nothing was found of is 0. */
    double of(Figure figure) {
        return numbers.getOrDefault(figure, whole ? 0 : Double.NaN);
    }

    Due due(String work) {
        double none = Double.isNaN(of(Figure.WORK_OLDEST)) ? Double.NaN : 0;
        return due.getOrDefault(work, new Due(none, none));
    }
}
