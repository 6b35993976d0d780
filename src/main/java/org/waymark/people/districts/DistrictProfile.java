package org.waymark.people.districts;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A district as it describes itself.
 *
 * @param languages at least one, the preferred first
 * @param schoolYearStart the first day of the school year that runs today
 * @param holidays the days it is closed, weekends aside
 */
public record DistrictProfile(
        String name,
        ZoneId zone,
        List<Locale> languages,
        LocalDate schoolYearStart,
        Set<LocalDate> holidays,
        Policies policies) {

    public DistrictProfile {
        languages = List.copyOf(languages);
        holidays = Set.copyOf(holidays);
    }

    /** Its working days. */
    public BusinessDays businessDays() {
        return new BusinessDays(zone, holidays);
    }

    /** The first day of the school year that a day is in. */
    public LocalDate schoolYearOf(LocalDate day) {
        LocalDate sameYear = schoolYearStart.withYear(day.getYear());
        return day.isBefore(sameYear) ? schoolYearStart.withYear(day.getYear() - 1) : sameYear;
    }
}
