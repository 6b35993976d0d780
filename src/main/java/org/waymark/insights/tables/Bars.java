package org.waymark.insights.tables;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/**
 * Bars of one column of a table, as SVG that needs neither script nor style: lengths in percent, so that words keep their size
 * on a narrow page. The table with the same numbers stands beside it.
 */
@Component
public class Bars {

    private static final int ROW = 44;
    private static final int LONGEST = 34;
    /** More would be no picture. */
    private static final int MOST = 15;

    private final TableWords words;

    Bars(TableWords words) {
        this.words = words;
    }

    /** Markup in which every word is escaped; empty where there is nothing to draw. */
    public String of(InsightTable table, int column) {
        List<InsightTable.Row> rows =
                table.rows().subList(0, Math.min(MOST, table.rows().size()));
        double most = rows.stream()
                .map(row -> row.value(column))
                .mapToDouble(value -> value == null ? 0 : value)
                .max()
                .orElse(0);
        if (most <= 0) {
            return "";
        }
        StringBuilder svg = new StringBuilder();
        svg.append(String.format(
                Locale.ROOT,
                "<svg class=\"bars\" xmlns=\"http://www.w3.org/2000/svg\" width=\"100%%\" height=\"%d\" role=\"img\" aria-label=\"%s\">",
                rows.size() * ROW,
                escaped(words.caption(table) + ": "
                        + words.heading(table.columns().get(column)))));
        for (int i = 0; i < rows.size(); i++) {
            Double value = rows.get(i).value(column);
            bar(svg, i * ROW, words.name(rows.get(i)), words.cell(table, rows.get(i), column), value, most);
        }
        return svg.append("</svg>").toString();
    }

    private static void bar(StringBuilder svg, int top, String name, String text, @Nullable Double value, double most) {
        svg.append(String.format(
                Locale.ROOT,
                "<text x=\"0\" y=\"%d\">%s</text><text x=\"100%%\" y=\"%d\" text-anchor=\"end\">%s</text>"
                        + "<rect class=\"ground\" x=\"0\" y=\"%d\" width=\"100%%\" height=\"12\"/>",
                top + 16,
                escaped(shortened(name)),
                top + 16,
                escaped(text),
                top + 23));
        if (value != null) {
            svg.append(String.format(
                    Locale.ROOT,
                    "<rect class=\"bar\" x=\"0\" y=\"%d\" width=\"%.1f%%\" height=\"12\"/>",
                    top + 23,
                    100 * value / most));
        }
    }

    private static String shortened(String name) {
        return name.codePointCount(0, name.length()) <= LONGEST
                ? name
                : name.substring(0, name.offsetByCodePoints(0, LONGEST - 1)).stripTrailing() + "…";
    }

    private static String escaped(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }
}
