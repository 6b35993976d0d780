package org.waymark.recognition;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.waymark.catalog.stacks.StackId;

/**
 * What a version of a rule says.
 *
 * @param when what has to have happened, all of it
 * @param what it brings, each kind once
 * @param yearBegins the month, 1 to 12, with which the years of its yearly limit begin
 * @param paidFrom the month before which nothing of a year's is approved; null for at once
 * @param earlierToo whether what was complete before the version began counts from that day, too
 */
public record RuleContent(
        List<Condition> when,
        Who who,
        List<Grant> what,
        PayLimits limits,
        int yearBegins,
        @Nullable Integer paidFrom,
        boolean earlierToo) {

    public RuleContent {
        when = List.copyOf(when);
        what = List.copyOf(what);
        Objects.requireNonNull(who);
        Objects.requireNonNull(limits);
    }

    /** The first day of the year that a day is in. */
    LocalDate yearOf(LocalDate day) {
        LocalDate begins = LocalDate.of(day.getYear(), yearBegins, 1);
        return day.isBefore(begins) ? begins.minusYears(1) : begins;
    }

    /** The first day on which what happened on a day may be approved. */
    LocalDate dueFrom(LocalDate day) {
        if (paidFrom == null || day.getMonthValue() == paidFrom) {
            return day;
        }
        LocalDate month = LocalDate.of(day.getYear(), paidFrom, 1);
        return month.isBefore(day) ? month.plusYears(1) : month;
    }

    /** The stacks that it looks at. */
    Stream<StackId> stacks() {
        return when.stream().flatMap(condition -> condition.looksAt().stream());
    }

    /** Whether it counts awards by so many, each time: which of them is the first depends on all that there are. */
    boolean isNumbered() {
        return when.size() == 1
                && when.get(0) instanceof Condition.AwardsCounted counted
                && counted.each()
                && counted.count() > 1;
    }

    /** Whether it asks for what nobody has to be awarded anything for. */
    boolean asksOfAll() {
        return when.stream()
                .anyMatch(condition ->
                        condition instanceof Condition.RoleHeld || condition instanceof Condition.ReviewsDone);
    }

    /** In whichever order the conditions are named. */
    boolean asksTheSameAs(RuleContent other) {
        return Set.copyOf(when).equals(Set.copyOf(other.when));
    }

    RuleContent unpaid() {
        return new RuleContent(
                when,
                who,
                what.stream().filter(grant -> !(grant instanceof Grant.Pay)).toList(),
                limits,
                yearBegins,
                paidFrom,
                earlierToo);
    }

    boolean paysYearly() {
        return what.stream().anyMatch(grant -> grant instanceof Grant.Pay pay && pay.yearly());
    }
}
