package org.waymark.review;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** When reviews are due: five business days after they were given, in the district's zone; weekends do not count. */
record Dues(LocalDate today, ZoneId zone) {

    private static final int BUSINESS_DAYS = 5;
    private static final int SOON = 2;

    static Dues at(Clock clock, String zone) {
        ZoneId there = ZoneId.of(zone);
        return new Dues(clock.instant().atZone(there).toLocalDate(), there);
    }

    /** What the tag of a review says, for templates. */
    public Due of(Instant assignedAt) {
        LocalDate due = plus(assignedAt.atZone(zone).toLocalDate());
        if (due.isBefore(today)) {
            return new Due("review.due.late", 0, "tag tag--danger");
        }
        int left = businessDays(today, due);
        String key = left == 0 ? "review.due.today" : left == 1 ? "review.due.day" : "review.due.days";
        return new Due(key, left, left <= SOON ? "tag tag--action" : "tag");
    }

    /** @param style the classes of the tag */
    record Due(String key, int days, String style) {}

    private static LocalDate plus(LocalDate start) {
        LocalDate day = start;
        for (int counted = 0; counted < BUSINESS_DAYS; ) {
            day = day.plusDays(1);
            counted += isBusinessDay(day) ? 1 : 0;
        }
        return day;
    }

    private static int businessDays(LocalDate from, LocalDate to) {
        int days = 0;
        for (LocalDate day = from.plusDays(1); !day.isAfter(to); day = day.plusDays(1)) {
            days += isBusinessDay(day) ? 1 : 0;
        }
        return days;
    }

    private static boolean isBusinessDay(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
    }
}
