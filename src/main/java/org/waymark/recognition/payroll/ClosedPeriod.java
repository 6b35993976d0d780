package org.waymark.recognition.payroll;

import java.time.Instant;
import java.time.LocalDate;
import org.waymark.people.PersonId;

/**
 * A pay period with what went out at its end.
 *
 * @param number counted from 1 in its district
 * @param cents of pay, corrections taken off
 */
public record ClosedPeriod(
        PayPeriodId id,
        int number,
        LocalDate from,
        LocalDate until,
        Instant closedAt,
        PersonId closedBy,
        int rows,
        long cents) {}
