package org.waymark.recognition;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.waymark.people.PersonId;

/**
 * A version of a rule and the days on which it decides.
 *
 * @param number from 1; with the rule it says which version
 * @param until the last such day; null for no end
 */
record RuledVersion(
        RewardRuleId rule,
        int number,
        PersonId writtenBy,
        RuleContent content,
        LocalDate from,
        @Nullable LocalDate until) {

    boolean decidesOn(LocalDate day) {
        return !day.isBefore(from) && (until == null || !day.isAfter(until));
    }
}
