package org.waymark.recognition;

import org.jspecify.annotations.Nullable;

/**
 * How much a rule pays at most, in cents; null for no limit.
 *
 * @param perYear to one person in a year that begins in a month of the rule's
 * @param lifetime to one person ever
 * @param budget to all together ever
 */
public record PayLimits(
        @Nullable Long perYear,
        @Nullable Long lifetime,
        @Nullable Long budget) {

    public static final PayLimits NONE = new PayLimits(null, null, null);
}
