package org.waymark.people.districts;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The whole-day events of an iCalendar file (RFC 5545), as far as a school's calendar needs: events at an hour, and those
 * that repeat by a rule, are counted and left to people.
 */
record CalendarFile(List<ClosedDays> days, int leftOut) {

    /** In bytes. */
    static final int LARGEST = 1024 * 1024;

    private static final int MOST = 500;

    static CalendarFile of(String text) {
        List<ClosedDays> days = new ArrayList<>();
        int leftOut = 0;
        Event event = null;
        for (String line : unfolded(text)) {
            String upper = line.toUpperCase(Locale.ROOT);
            if (upper.equals("BEGIN:VEVENT")) {
                event = new Event();
            } else if (upper.equals("END:VEVENT") && event != null) {
                ClosedDays closed = event.days();
                if (closed == null || days.size() == MOST) {
                    leftOut++;
                } else {
                    days.add(closed);
                }
                event = null;
            } else if (event != null) {
                event.take(line);
            }
        }
        return new CalendarFile(days, leftOut);
    }

    /** The days as a list that people may correct, a line each. */
    String asList() {
        return days.stream().sorted().map(ClosedDaysText::line).collect(Collectors.joining("\n"));
    }

    /** A line that begins with a blank goes on from the one before (3.1). */
    private static List<String> unfolded(String text) {
        return text.replaceAll("\\r?\\n[ \\t]", "").lines().toList();
    }

    private static class Event {

        private @Nullable LocalDate from;
        private @Nullable LocalDate to;
        private String name = "";
        private boolean repeats;

        void take(String line) {
            int colon = line.indexOf(':');
            if (colon < 0) {
                return;
            }
            String name = line.substring(0, colon).split(";", 2)[0].toUpperCase(Locale.ROOT);
            String value = line.substring(colon + 1).strip();
            switch (name) {
                case "DTSTART" -> from = day(value);
                // The end is the first day after (3.6.1).
                case "DTEND" -> {
                    LocalDate after = day(value);
                    to = after == null ? null : after.minusDays(1);
                }
                case "SUMMARY" -> this.name = value.replaceAll("\\\\[nN]", " ").replaceAll("\\\\(.)", "$1");
                case "RRULE", "RDATE" -> repeats = true;
                default -> {
                    // Nothing else says when.
                }
            }
        }

        @Nullable
        ClosedDays days() {
            if (from == null || repeats) {
                return null;
            }
            return new ClosedDays(from, to == null || to.isBefore(from) ? from : to, name);
        }

        private static @Nullable LocalDate day(String value) {
            try {
                return LocalDate.parse(value, DateTimeFormatter.BASIC_ISO_DATE);
            } catch (DateTimeException e) {
                return null;
            }
        }
    }
}
