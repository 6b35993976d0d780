package org.waymark.notices;

import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.context.i18n.LocaleContextHolder;

/** The hours of a day, for a choice among them. */
final class Hours {

    private static final int OF_A_DAY = 24;

    private Hours() {}

    /** Each as the reader's language writes it. */
    static Map<String, String> labels() {
        DateTimeFormatter format =
                DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT).withLocale(LocaleContextHolder.getLocale());
        Map<String, String> labels = new LinkedHashMap<>();
        for (int hour = 0; hour < OF_A_DAY; hour++) {
            labels.put(String.valueOf(hour), format.format(LocalTime.of(hour, 0)));
        }
        return labels;
    }
}
