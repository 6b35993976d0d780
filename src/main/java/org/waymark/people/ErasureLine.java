package org.waymark.people;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One line of what an erasure does, as the district and the person read it before and in the certificate after.
 *
 * @param what a message key whose {0} is the count; for what stays it says why
 * @param until the last day on which it is kept; null where nothing is kept, or no day is set
 */
public record ErasureLine(
        Fate fate, String what, long count, @Nullable LocalDate until) {

    /** What becomes of it. */
    public enum Fate {
        ERASED,
        PSEUDONYMISED,
        KEPT
    }

    public static ErasureLine erased(String what, long count) {
        return new ErasureLine(Fate.ERASED, what, count, null);
    }

    public static ErasureLine pseudonymised(String what, long count) {
        return new ErasureLine(Fate.PSEUDONYMISED, what, count, null);
    }

    public static ErasureLine kept(String what, long count, @Nullable LocalDate until) {
        return new ErasureLine(Fate.KEPT, what, count, until);
    }
}
