package org.waymark.insights.tables;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A table of numbers. Its words are the messages {@code insights.table.<name>} (what it is), {@code .first} (what its rows
 * are) and {@code insights.column.<column>}.
 *
 * @param name as in its address
 * @param rounded whether its numbers are to the nearest five
 */
public record InsightTable(String name, List<Column> columns, List<Row> rows, boolean rounded) {

    public InsightTable {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /**
     * @param name part of a message key, and the column's name over the API
     * @param day that its heading names; null for none
     */
    public record Column(
            String name, Measure measure, @Nullable LocalDate day) {}

    /**
     * @param text what the row is of: a name that somebody gave; or
     * @param key the message that names it
     * @param values one for each column; null where it is hidden or there is none
     */
    public record Row(@Nullable String text, @Nullable String key, List<@Nullable Double> values) {

        public @Nullable Double value(int column) {
            return values.get(column);
        }
    }

    public static Column column(String name, Measure measure) {
        return new Column(name, measure, null);
    }

    public static Row named(String text, List<? extends @Nullable Number> values) {
        return new Row(text, null, doubles(values));
    }

    public static Row said(String key, @Nullable Number... values) {
        return new Row(null, key, doubles(Arrays.asList(values)));
    }

    public static Row said(String key, List<? extends @Nullable Number> values) {
        return new Row(null, key, doubles(values));
    }

    /** Whether a number is missing, so that the page says why. */
    public boolean hides() {
        return rows.stream().anyMatch(row -> row.values().contains(null));
    }

    /** Whether no number of it may be shown, so that a sentence says more than the table. */
    public boolean hidesAll() {
        return !rows.isEmpty()
                && rows.stream().allMatch(row -> row.values().stream().allMatch(Objects::isNull));
    }

    private static List<@Nullable Double> doubles(List<? extends @Nullable Number> values) {
        List<@Nullable Double> doubles = new ArrayList<>();
        for (Number value : values) {
            doubles.add(value == null ? null : value.doubleValue());
        }
        return Collections.unmodifiableList(doubles);
    }
}
