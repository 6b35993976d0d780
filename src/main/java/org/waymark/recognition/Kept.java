package org.waymark.recognition;

import java.time.LocalDate;

/** What stands in the ledger already. */
record Kept(
        RewardRuleId rule, int version, EntitlementKind kind, String unit, String cause, LocalDate on, long amount) {

    long cents() {
        return kind == EntitlementKind.PAY ? amount : 0;
    }
}
