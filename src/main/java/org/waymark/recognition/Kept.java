package org.waymark.recognition;

import java.time.LocalDate;

/**
 * What stands in the ledger already.
 *
 * @param reason what it was promised for
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

    long cents() {
        return kind == EntitlementKind.PAY ? amount : 0;
    }
}
