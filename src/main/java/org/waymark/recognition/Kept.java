package org.waymark.recognition;

import java.time.LocalDate;
import java.util.List;

/**
 * What stands in the ledger already.
 *
 * @param reason what it was promised for, with the awards that it rests on now
 */
record Kept(
        RewardRuleId rule,
        int version,
        EntitlementKind kind,
        String unit,
        String cause,
        LocalDate on,
        long amount,
        Reason reason) {

    /** The same, as it rests on other awards now: what it counts, nothing else counts. */
    Kept on(List<Reason.Ground> grounds) {
        return new Kept(rule, version, kind, unit, cause, on, amount, reason.on(grounds));
    }

    long cents() {
        return kind == EntitlementKind.PAY ? amount : 0;
    }
}
