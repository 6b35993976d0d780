package org.waymark.notices;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;

/**
 * When a person's letters leave.
 *
 * @param quietFrom the hour of the day from which none does
 * @param quietUntil the hour at which the day's letters leave again; as {@code quietFrom} for no quiet hours
 * @param quietWeekends whether none does on Saturdays and Sundays
 */
record Timetable(Rhythm rhythm, int quietFrom, int quietUntil, boolean quietWeekends, ZoneId zone) {

    private static final int MORNING = 7;

    /** When a notice of this moment leaves at the earliest; the moment itself where nothing stands in the way. */
    Instant departure(Instant notice) {
        return switch (rhythm) {
            case AT_ONCE -> open(notice.atZone(zone)).toInstant();
            case DAILY -> open(nextMorning(notice.atZone(zone))).toInstant();
            case WEEKLY -> {
                ZonedDateTime morning = nextMorning(notice.atZone(zone));
                LocalDate monday = morning.toLocalDate().with(TemporalAdjusters.nextOrSame(DayOfWeek.MONDAY));
                yield open(at(monday, morningHour())).toInstant();
            }
        };
    }

    /** The first moment from this one on that is not quiet. */
    Instant open(Instant moment) {
        ZonedDateTime open = open(moment.atZone(zone));
        return open.toInstant().isBefore(moment) ? moment : open.toInstant();
    }

    private ZonedDateTime open(ZonedDateTime moment) {
        ZonedDateTime open = moment;
        while (isWeekend(open) || isQuietHour(open.getHour())) {
            open = isWeekend(open) || isEvening(open.getHour())
                    ? at(open.toLocalDate().plusDays(1), hasQuietHours() ? quietUntil : 0)
                    : at(open.toLocalDate(), quietUntil);
        }
        return open;
    }

    private ZonedDateTime nextMorning(ZonedDateTime moment) {
        ZonedDateTime today = at(moment.toLocalDate(), morningHour());
        return today.isAfter(moment) ? today : at(moment.toLocalDate().plusDays(1), morningHour());
    }

    private ZonedDateTime at(LocalDate day, int hour) {
        return day.atTime(LocalTime.of(hour, 0)).atZone(zone);
    }

    private int morningHour() {
        return hasQuietHours() ? quietUntil : MORNING;
    }

    private boolean hasQuietHours() {
        return quietFrom != quietUntil;
    }

    private boolean isWeekend(ZonedDateTime moment) {
        return quietWeekends
                && (moment.getDayOfWeek() == DayOfWeek.SATURDAY || moment.getDayOfWeek() == DayOfWeek.SUNDAY);
    }

    private boolean isQuietHour(int hour) {
        return quietFrom < quietUntil
                ? hour >= quietFrom && hour < quietUntil
                : hasQuietHours() && (hour >= quietFrom || hour < quietUntil);
    }

    /** Quiet until tomorrow, not until later today. */
    private boolean isEvening(int hour) {
        return quietFrom > quietUntil && hour >= quietFrom;
    }
}
