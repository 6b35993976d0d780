package org.waymark.people;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;

/** A line of a CSV file (RFC 4180) in which no cell is a formula to a spreadsheet. */
public final class CsvLine {

    /** Tells a spreadsheet that the file is UTF-8. */
    public static final String MARK = "\uFEFF";

    private static final String BEGINS_A_FORMULA = "=+-@\t\r\n|%";

    private CsvLine() {}

    /** Texts, and numbers: those stand as they are, a minus sign before them too, for nothing in them is worked out. */
    public static String of(List<?> cells) {
        return cells.stream()
                        .map(cell -> cell instanceof Number number
                                ? new BigDecimal(number.toString()).toPlainString()
                                : cell(cell.toString()))
                        .collect(Collectors.joining(","))
                + "\r\n";
    }

    /** Quoted always; what a spreadsheet would work out is made text by an apostrophe, as OWASP says. */
    private static String cell(String text) {
        String bare = text.strip();
        boolean formula = !text.isEmpty() && BEGINS_A_FORMULA.indexOf(text.charAt(0)) >= 0
                || !bare.isEmpty() && BEGINS_A_FORMULA.indexOf(bare.charAt(0)) >= 0;
        return '"' + (formula ? "'" : "") + text.replace("\"", "\"\"") + '"';
    }
}
