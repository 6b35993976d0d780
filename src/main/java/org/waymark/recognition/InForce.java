package org.waymark.recognition;

import org.jspecify.annotations.Nullable;

/**
 * What a district's ledger holds in force.
 *
 * @param rows however they stand; neither what was reversed nor counter-entries
 * @param cents of their pay
 * @param delivered of them how many payroll or HR confirmed
 * @param deliveredCents of their pay
 * @param days from the award to the confirmation, on average; null before any
 */
public record InForce(
        long rows,
        long cents,
        long delivered,
        long deliveredCents,
        @Nullable Double days) {}
