package org.waymark.recognition;

import java.time.LocalDate;
import java.util.Collection;
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

    /** How long after its last day what happened by then may still become known. */
    private static final int LATE_DAYS = 7;

    /** The same without pay. */
    RuledVersion unpaid() {
        return new RuledVersion(rule, number, writtenBy, content.unpaid(), from, until);
    }

    /**
     * Whether it promises something to somebody on a day. Once it has ended, whoever comes to a school or a contract group
     * gets nothing by it for what they did elsewhere; what it promised somebody goes on.
     */
    boolean isFor(Collection<Kept> kept, LocalDate today) {
        return until == null
                || content.who().equals(Who.EVERYBODY)
                || !today.isAfter(until.plusDays(LATE_DAYS))
                || kept.stream().anyMatch(row -> row.rule().equals(rule) && row.version() == number);
    }

    boolean decidesOn(LocalDate day) {
        return !day.isBefore(from) && (until == null || !day.isAfter(until));
    }

    /** Whether it decides at all, on this day or on a later one. */
    boolean decidesFrom(LocalDate day) {
        return until == null || (!until.isBefore(day) && !until.isBefore(from));
    }

    /** Whether another says the same from the day after this one's last; one that never decides is no link between them. */
    boolean goesOnAs(RuledVersion next) {
        return next.rule.equals(rule)
                && until != null
                && next.from.equals(until.plusDays(1))
                && next.content.equals(content)
                && decidesFrom(from)
                && next.decidesFrom(next.from);
    }
}
