package org.waymark.insights.overview;

import org.jspecify.annotations.Nullable;
import org.waymark.insights.tables.Measure;

/**
 * One number with its name: the messages {@code insights.fact.<name>} and {@code .what}, which says what would be good.
 *
 * @param value null where it is hidden or there is none
 * @param alarm whether somebody should look into it
 */
record Fact(String name, Measure measure, @Nullable Double value, boolean alarm) {

    static Fact of(String name, Measure measure, @Nullable Number value) {
        return new Fact(name, measure, value == null ? null : value.doubleValue(), false);
    }

    Fact alarming(boolean yes) {
        return new Fact(name, measure, value, yes);
    }
}
