package org.waymark.recognition;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.waymark.people.PersonId;

/**
 * What a rule brings somebody for something; nothing is a line too, which says why.
 *
 * @param cause what for, with the year where it comes yearly
 * @param given in the unit of its kind: cents, hundredths of a credit or an hour, 1 for a role
 * @param convertedBy who said how many credits an award is; null where none come of it
 */
record Line(
        RuledVersion version,
        EntitlementKind kind,
        String unit,
        String cause,
        LocalDate on,
        LocalDate dueFrom,
        long given,
        Reason reason,
        @Nullable PersonId convertedBy) {}
