package org.waymark.recognition;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A rule as a lead writes it.
 *
 * @param until the last day on which it promises anything; null for no end
 * @param agreement what it was agreed in, in words; may be empty
 * @param agreementOn the day of that agreement
 */
public record RuleDraft(
        String name,
        RuleContent content,
        LocalDate from,
        @Nullable LocalDate until,
        String agreement,
        @Nullable LocalDate agreementOn) {

    /** The same from another first day. */
    RuleDraft begins(LocalDate day) {
        return new RuleDraft(name, content, day, until, agreement, agreementOn);
    }
}
