package org.waymark.submission.plan;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.MessageSourceResolvable;
import org.waymark.submission.Phrase;

/**
 * All that somebody has begun, added up.
 *
 * @param budget hours of a week that they give to it
 */
record Week(List<Commitment> commitments, int budget, LocalDate today) {

    /** Ten teachers set out for so many in a year, and two arrived. */
    static final int MANY_IN_A_YEAR = 18;

    private static final int MINUTES = 60;

    int minutes() {
        return commitments.stream()
                .filter(each -> each.standing() == Standing.ACTIVE)
                .mapToInt(Commitment::minutesAWeek)
                .sum();
    }

    public MessageSourceResolvable asks() {
        return Commitment.aWeek(minutes());
    }

    long inAYear() {
        return ofTheYear().size();
    }

    private List<Commitment> ofTheYear() {
        return commitments.stream()
                .filter(each -> each.standing().isCommitment() && each.beganOn().isAfter(today.minusYears(1)))
                .toList();
    }

    /** Plain words where it is much; they stand in nobody's way. */
    List<MessageSourceResolvable> warnings() {
        return warnings(
                inAYear(), ofTheYear().stream().mapToInt(Commitment::hours).sum(), minutes(), false);
    }

    /** The same with one more. */
    List<MessageSourceResolvable> warningsWith(int hoursMore, int weeks) {
        return warnings(
                inAYear() + 1,
                ofTheYear().stream().mapToInt(Commitment::hours).sum() + hoursMore,
                minutes() + more(hoursMore, weeks),
                true);
    }

    static int more(int hours, int weeks) {
        return Commitment.rounded(MINUTES * hours / (double) weeks);
    }

    private List<MessageSourceResolvable> warnings(long many, int ofTheYear, int aWeek, boolean more) {
        List<MessageSourceResolvable> warnings = new ArrayList<>();
        if (many >= MANY_IN_A_YEAR) {
            warnings.add(new Phrase(more ? "plan.warning.with.many" : "plan.warning.many", many, ofTheYear));
        }
        if (aWeek > budget * MINUTES) {
            warnings.add(new Phrase(more ? "plan.warning.with.week" : "plan.warning.week", budget));
        }
        return warnings;
    }
}
