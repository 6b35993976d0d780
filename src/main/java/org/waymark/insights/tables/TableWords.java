package org.waymark.insights.tables;

import java.math.RoundingMode;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.waymark.recognition.RuleSentence;
import org.waymark.settings.Numerals;

/** Writes tables in the reader's language. */
@Component
public class TableWords {

    private final MessageSource messages;

    TableWords(MessageSource messages) {
        this.messages = messages;
    }

    public String caption(InsightTable table) {
        return text("insights.table." + table.name());
    }

    public String first(InsightTable table) {
        return text("insights.table." + table.name() + ".first");
    }

    public String heading(InsightTable.Column column) {
        LocalDate day = column.day();
        return day == null
                ? text("insights.column." + column.name())
                : text(
                        "insights.column.earned-before",
                        DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                                .withLocale(LocaleContextHolder.getLocale())
                                .format(day));
    }

    public String name(InsightTable.Row row) {
        return row.key() == null ? row.text() == null ? "" : row.text() : text(row.key());
    }

    /** The name of a row as a page shows it; in files and over the API a month stays as it sorts. */
    public String shown(InsightTable table, InsightTable.Row row) {
        return table.name().endsWith("months")
                ? YearMonth.parse(name(row))
                        .format(DateTimeFormatter.ofPattern("LLLL uuuu", LocaleContextHolder.getLocale()))
                : name(row);
    }

    /** A number as it is read; what is hidden is said to be. */
    public String cell(InsightTable table, InsightTable.Row row, int column) {
        return value(row.value(column), table.columns().get(column).measure(), table.rounded());
    }

    public String people(@Nullable Integer number) {
        return value(number == null ? null : number.doubleValue(), Measure.PEOPLE, false);
    }

    public String value(@Nullable Double value, Measure measure, boolean rounded) {
        if (value == null) {
            return text("insights.hidden");
        }
        Locale language = LocaleContextHolder.getLocale();
        NumberFormat whole = NumberFormat.getIntegerInstance(Numerals.of(language));
        whole.setRoundingMode(RoundingMode.HALF_UP);
        NumberFormat tenths = NumberFormat.getNumberInstance(Numerals.of(language));
        tenths.setMaximumFractionDigits(1);
        return switch (measure) {
            case PEOPLE, COUNT -> rounded ? text("insights.about", whole.format(value)) : whole.format(value);
            case PERCENT -> text("insights.percent", whole.format(value));
            case DAYS, CALENDAR_DAYS -> text("insights.days", Math.round(value * 10) / 10.0, tenths.format(value));
            case HOURS -> text("insights.hours", tenths.format(value));
            case TIMES -> text("insights.times", tenths.format(value));
            case CENTS -> messages.getMessage(RuleSentence.money(Math.round(value)), language);
        };
    }

    /** The table as lines of cells, its headings first: numbers bare, nothing where one is hidden. */
    public List<List<String>> lines(InsightTable table) {
        List<List<String>> lines = new ArrayList<>();
        List<String> headings = new ArrayList<>();
        headings.add(first(table));
        table.columns().forEach(column -> headings.add(heading(column)));
        lines.add(headings);
        for (InsightTable.Row row : table.rows()) {
            List<String> line = new ArrayList<>();
            line.add(name(row));
            for (Double value : row.values()) {
                line.add(value == null ? "" : plain(value));
            }
            lines.add(line);
        }
        return lines;
    }

    private static String plain(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : String.format(Locale.ROOT, "%.2f", value);
    }

    private String text(String key, Object... arguments) {
        return messages.getMessage(key, arguments, LocaleContextHolder.getLocale());
    }
}
