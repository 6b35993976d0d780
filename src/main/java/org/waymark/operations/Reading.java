package org.waymark.operations;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * All figures of one moment.
 *
 * @param whole whether the database answered
 * @param due what could be done by now, by the name of the work
 * @param nodes this one and, where the database tells of them, the others
 */
record Reading(Instant at, boolean whole, Map<Figure, Double> numbers, Map<String, Due> due, List<Node> nodes) {

    /** @param oldest in seconds */
    record Due(double waiting, double oldest) {}

    static Reading none(Instant at) {
        return new Reading(at, false, Map.of(), Map.of(), List.of());
    }

    /** Not a number where it could not be counted; what nothing was found of is 0. */
    double of(Figure figure) {
        return numbers.getOrDefault(figure, whole ? 0 : Double.NaN);
    }

    /** How many nodes that speak still are so. */
    long nodes(Predicate<Node> so) {
        return nodes.stream().filter(Node::isRecent).filter(so).count();
    }

    Due due(String work) {
        double none = Double.isNaN(of(Figure.WORK_OLDEST)) ? Double.NaN : 0;
        return due.getOrDefault(work, new Due(none, none));
    }
}
