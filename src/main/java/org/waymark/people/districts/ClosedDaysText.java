package org.waymark.people.districts;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.support.DefaultMessageSourceResolvable;

/** A pasted list of closed days: a day or two days in each line, and what they are called. */
record ClosedDaysText(List<ClosedDays> days, List<MessageSourceResolvable> faults) {

    private static final int LONGEST = 100_000;
    private static final int MOST_LINES = 500;
    private static final int MOST_FAULTS = 20;
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_BREAK = 180;
    private static final String DAY = "(\\d{4}-\\d{1,2}-\\d{1,2})";
    private static final Pattern LINE = Pattern.compile(
            DAY + "(?:\\s*(?:to|until|through|hasta|al|a|[-/–—]|\\.\\.)\\s*" + DAY + ")?(?:[\\s,;:]+(.*))?");

    /** @param today days long past or far ahead are taken for slips of the hand */
    static ClosedDaysText of(String text, LocalDate today) {
        if (text.length() > LONGEST) {
            return new ClosedDaysText(List.of(), List.of());
        }
        List<ClosedDays> days = new ArrayList<>();
        List<MessageSourceResolvable> faults = new ArrayList<>();
        List<String> lines = text.lines().toList();
        if (lines.size() > MOST_LINES) {
            return new ClosedDaysText(List.of(), List.of(said("people.district.days.too-many", MOST_LINES)));
        }
        for (int i = 0; i < lines.size() && faults.size() < MOST_FAULTS; i++) {
            String line = lines.get(i).strip();
            if (!line.isEmpty()) {
                read(line, i + 1, today, days, faults);
            }
        }
        return new ClosedDaysText(days, faults);
    }

    /** Whether there was nothing in it, or far too much. */
    boolean isUnread() {
        return days.isEmpty() && faults.isEmpty();
    }

    private static void read(
            String line, int number, LocalDate today, List<ClosedDays> days, List<MessageSourceResolvable> faults) {
        Matcher match = LINE.matcher(line);
        LocalDate from = match.matches() ? day(match.group(1)) : null;
        LocalDate to = from == null || match.group(2) == null ? from : day(match.group(2));
        if (from == null || to == null) {
            faults.add(said("people.district.days.no-day", number));
        } else if (to.isBefore(from)) {
            faults.add(said("people.district.days.backwards", number));
        } else if (from.plusDays(LONGEST_BREAK).isBefore(to)) {
            faults.add(said("people.district.days.too-long", number, LONGEST_BREAK));
        } else if (from.isBefore(today.minusYears(3)) || to.isAfter(today.plusYears(5))) {
            faults.add(said("people.district.days.far", number));
        } else {
            days.add(new ClosedDays(from, to, name(match.group(3))));
        }
    }

    /** As such a text says it again. */
    static String line(ClosedDays days) {
        String range = days.from().equals(days.to()) ? "" + days.from() : days.from() + " to " + days.to();
        return days.name().isEmpty() ? range : range + " " + days.name();
    }

    private static @Nullable LocalDate day(String text) {
        String[] parts = text.split("-");
        try {
            return LocalDate.of(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), Integer.parseInt(parts[2]));
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static String name(@Nullable String text) {
        String name =
                text == null ? "" : text.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
        return name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name;
    }

    private static MessageSourceResolvable said(String key, Object... values) {
        return new DefaultMessageSourceResolvable(new String[] {key}, values);
    }
}
