package org.waymark.insights.counting;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/** How far somebody came. */
public enum Stages {
    ELIGIBLE,
    VIEWED,
    ENROLLED,
    EVIDENCE,
    SUBMITTED,
    EARNED;

    public static final List<Stages> OF_PEOPLE = List.of(values());

    /** Of a micro-credential; nobody is eligible for one alone. */
    public static final List<Stages> OF_CREDENTIALS = List.of(VIEWED, ENROLLED, EVIDENCE, SUBMITTED, EARNED);

    /** Of those who began in a month. */
    public static final List<Stages> OF_MONTHS = List.of(ENROLLED, EARNED);

    /** How many months back it is looked who had earned by then, after the stages of people. */
    public static final List<Integer> MONTHS_BACK = List.of(3, 6, 9, 12);

    /** First days of months, by each of which it is looked who had earned before: with the running month so many are told. */
    public static List<LocalDate> earlierDays(Instant countedAt, ZoneId zone) {
        LocalDate month = LocalDate.ofInstant(countedAt, zone).withDayOfMonth(1);
        return MONTHS_BACK.stream().map(back -> month.minusMonths(back - 1L)).toList();
    }
}
