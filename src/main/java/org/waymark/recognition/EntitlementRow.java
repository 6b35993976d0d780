package org.waymark.recognition;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.waymark.people.PersonId;
import org.waymark.people.Role;

/**
 * A row of the ledger as it stands.
 *
 * @param ruleNumber the version of the rule
 * @param convertedBy who said how many credits an award is; null where none come of it
 * @param cents of pay; below zero in a counter-entry
 * @param hundredths of a credit or an hour
 * @param dueOn the first day on which it may be approved
 * @param reason why, with the awards that it rests on now
 * @param rolesHeld the roles by whose holding it came
 * @param held whether an award it rests on is suspended: it is neither approved nor exported meanwhile
 * @param reverses the row that this one takes back
 */
public record EntitlementRow(
        EntitlementId id,
        PersonId person,
        RewardRuleId rule,
        String ruleName,
        int ruleNumber,
        PersonId writtenBy,
        @Nullable PersonId convertedBy,
        EntitlementKind kind,
        long cents,
        int hundredths,
        String unit,
        LocalDate happenedOn,
        LocalDate dueOn,
        Reason reason,
        Set<Role> rolesHeld,
        EntitlementStatus status,
        boolean held,
        Instant promisedAt,
        @Nullable Instant dueAt,
        @Nullable PersonId dueBy,
        @Nullable Instant exportedAt,
        @Nullable UUID exportId,
        @Nullable Instant confirmedAt,
        @Nullable Instant reversedAt,
        @Nullable EntitlementId reverses) {

    /** The same, resting on these. */
    EntitlementRow on(List<Reason.Ground> grounds) {
        return new EntitlementRow(
                id,
                person,
                rule,
                ruleName,
                ruleNumber,
                writtenBy,
                convertedBy,
                kind,
                cents,
                hundredths,
                unit,
                happenedOn,
                dueOn,
                reason.on(grounds),
                rolesHeld,
                status,
                held,
                promisedAt,
                dueAt,
                dueBy,
                exportedAt,
                exportId,
                confirmedAt,
                reversedAt,
                reverses);
    }

    public boolean isInForce() {
        return status != EntitlementStatus.REVERSED && reverses == null;
    }
}
