package org.waymark.operations;

import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * What one node last said of itself.
 *
 * @param at by the database's clock, which all have in common
 * @param isRecent whether it speaks still, or may have gone since
 */
record Node(String name, Instant at, boolean isRecent, Map<Figure, Double> numbers) {

    static final Set<Figure> FIGURES = EnumSet.range(Figure.STORE_AWAY, Figure.CLOCK_APART);

    /** The one that we are, of what it has just counted. */
    static Node ours(String name, Instant at, Map<Figure, Double> counted) {
        Map<Figure, Double> numbers = new EnumMap<>(Figure.class);
        FIGURES.forEach(figure -> numbers.put(figure, counted.getOrDefault(figure, Double.NaN)));
        return new Node(name, at, true, numbers);
    }

    double of(Figure figure) {
        return numbers.getOrDefault(figure, Double.NaN);
    }
}
