package org.waymark.people.districts;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;

/**
 * The days on which a district works, in its own zone: Monday to Friday without the days it is closed. A clock starts on the
 * business day after an event.
 */
public record BusinessDays(ZoneId zone, Set<LocalDate> closed) {

    public BusinessDays {
        closed = Set.copyOf(closed);
    }

    /** The day it is there at a moment. */
    public LocalDate day(Instant at) {
        return at.atZone(zone).toLocalDate();
    }

    public boolean isBusinessDay(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY
                && day.getDayOfWeek() != DayOfWeek.SUNDAY
                && !closed.contains(day);
    }

    /** The first business day after a day. */
    public LocalDate next(LocalDate day) {
        return add(day, 1);
    }

    /** The business day that comes this many business days after a day; the day itself for 0. */
    public LocalDate add(LocalDate day, int businessDays) {
        if (businessDays < 0) {
            throw new IllegalArgumentException("Business days are added, not taken away");
        }
        LocalDate reached = day;
        for (int counted = 0; counted < businessDays; ) {
            reached = reached.plusDays(1);
            counted += isBusinessDay(reached) ? 1 : 0;
        }
        return reached;
    }

    /** Business days after the first day up to the last one, the last counted; 0 where it is not later. */
    public int between(LocalDate from, LocalDate to) {
        int days = 0;
        for (LocalDate day = from.plusDays(1); !day.isAfter(to); day = day.plusDays(1)) {
            days += isBusinessDay(day) ? 1 : 0;
        }
        return days;
    }

    /** When this many business days are over that begin on the day after a moment: the end of the last of them. */
    public Instant over(Instant since, int businessDays) {
        return add(day(since), businessDays).plusDays(1).atStartOfDay(zone).toInstant();
    }
}
