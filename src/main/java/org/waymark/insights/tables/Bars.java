package org.waymark.insights.tables;

import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/**
 * Bars of one column of a table, for the drawing in {@code insights/parts}: lengths in percent, so that words keep their size on
 * a narrow page. The table with the same numbers stands beside it.
 */
@Component
public class Bars {

    private static final int LONGEST = 70;

    /** On a phone. */
    private static final int BRIEF = 26;

    /** More would be no picture. */
    private static final int MOST = 15;

    private final TableWords words;

    Bars(TableWords words) {
        this.words = words;
    }

    /**
     * @param name shortened; the table has it in full
     * @param brief the same for a narrow page
     * @param width such as 63.5%, of the longest bar; 0% for what is hidden
     */
    public record Bar(String name, String brief, String value, String width) {}

    /** Empty where there is nothing to draw. */
    public List<Bar> of(InsightTable table, int column) {
        List<InsightTable.Row> rows =
                table.rows().subList(0, Math.min(MOST, table.rows().size()));
        double most = rows.stream()
                .map(row -> row.value(column))
                .mapToDouble(value -> value == null ? 0 : value)
                .max()
                .orElse(0);
        return most <= 0
                ? List.of()
                : rows.stream().map(row -> bar(table, row, column, most)).toList();
    }

    private Bar bar(InsightTable table, InsightTable.Row row, int column, double most) {
        Double value = row.value(column);
        String name = words.shown(table, row);
        return new Bar(
                shortened(name, LONGEST),
                shortened(name, BRIEF),
                words.cell(table, row, column),
                String.format(Locale.ROOT, "%.1f%%", value == null ? 0 : 100 * value / most));
    }

    private static String shortened(String name, int longest) {
        return name.codePointCount(0, name.length()) <= longest
                ? name
                : name.substring(0, name.offsetByCodePoints(0, longest - 1)).stripTrailing() + "…";
    }
}
