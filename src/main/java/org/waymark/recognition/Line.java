package org.waymark.recognition;

import java.time.LocalDate;

/**
 * What a rule brings somebody for something; nothing is a line too, which says why.
 *
 * @param cause what for, with the year where it comes yearly
 * @param given in the unit of its kind: cents, hundredths of a credit or an hour, 1 for a role
 */
record Line(
        RuledVersion version,
        EntitlementKind kind,
        String unit,
        String cause,
        LocalDate on,
        LocalDate dueFrom,
        long given,
        Reason reason) {}
