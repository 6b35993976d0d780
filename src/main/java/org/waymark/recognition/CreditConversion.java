package org.waymark.recognition;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.waymark.people.PersonId;

/**
 * How a jurisdiction counts awards.
 *
 * @param hundredths of a credit for each award
 * @param category as the jurisdiction calls this kind of credit; may be empty
 * @param capPerCycle how many hundredths a cycle takes at most; null for no limit
 * @param cycleYears how long a cycle is, counted from the day on which the same credit was counted first
 * @param by who said so; null where that is not known
 */
public record CreditConversion(
        String jurisdiction,
        String creditType,
        int hundredths,
        String category,
        @Nullable Integer capPerCycle,
        int cycleYears,
        LocalDate from,
        @Nullable LocalDate until,
        @Nullable PersonId by) {

    public CreditConversion(
            String jurisdiction,
            String creditType,
            int hundredths,
            String category,
            @Nullable Integer capPerCycle,
            int cycleYears,
            LocalDate from,
            @Nullable LocalDate until) {
        this(jurisdiction, creditType, hundredths, category, capPerCycle, cycleYears, from, until, null);
    }

    String unit() {
        return Grant.unit(jurisdiction, creditType);
    }

    @Nullable
    Long most() {
        return capPerCycle == null ? null : (long) capPerCycle;
    }

    CreditConversion to(@Nullable LocalDate last) {
        return new CreditConversion(
                jurisdiction, creditType, hundredths, category, capPerCycle, cycleYears, from, last, by);
    }

    boolean countsOn(LocalDate day) {
        return !day.isBefore(from) && (until == null || !day.isAfter(until));
    }

    /** The first day of the cycle that a day is in, where the first cycle began on another. */
    LocalDate cycleOf(LocalDate day, LocalDate first) {
        long years = first.until(day).getYears();
        return first.plusYears(years / cycleYears * cycleYears);
    }
}
