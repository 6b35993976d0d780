package org.waymark.recognition;

import java.util.Map;
import java.util.Set;

/** Where an entitlement stands. */
public enum EntitlementStatus {
    /** Earned, and to be approved by a second person. */
    PROMISED,
    /** Approved: it goes out with the next export. */
    DUE,
    /** Handed to payroll or HR. */
    EXPORTED,
    /** Payroll or HR said that it was given. */
    CONFIRMED,
    /** What it rested on is no more; a counter-entry stands beside it. */
    REVERSED;

    private static final Map<EntitlementStatus, Set<EntitlementStatus>> MOVES = Map.of(
            PROMISED, Set.of(DUE, REVERSED),
            DUE, Set.of(PROMISED, EXPORTED, REVERSED),
            EXPORTED, Set.of(CONFIRMED, REVERSED),
            CONFIRMED, Set.of(REVERSED),
            REVERSED, Set.of());

    boolean mayBecome(EntitlementStatus next) {
        return MOVES.getOrDefault(this, Set.of()).contains(next);
    }
}
