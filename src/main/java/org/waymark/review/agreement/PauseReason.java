package org.waymark.review.agreement;

import java.util.Optional;
import org.waymark.people.districts.Policies;

/** Which figure of a reader's agreement with the others is clearly below what the district asks of its readers. */
enum PauseReason {
    KAPPA,
    EXACT,
    ANCHOR_KAPPA,
    ANCHOR_EXACT;

    /**
     * A reason, and the figure that is one.
     *
     * @param hundredths the figure, such as 41 for 0.41
     * @param bar what it should not be clearly below, in hundredths
     */
    record Found(PauseReason why, int hundredths, int bar, long pairs) {}

    /**
     * Clearly below: even the upper end of the 95 % interval is. Kappa has the bar of a certification, unless as many pairs are
     * alike as a certification asks: where nearly all work is good, one difference makes kappa small. Of pairs that are alike
     * fewer can be asked than of likeness with experts: two readers who each reach the share p of that are both as the experts
     * in p · p of them.
     */
    static Optional<Found> in(LevelPairs given, Policies policies) {
        if (given.pairs() < policies.pairedScores()) {
            return Optional.empty();
        }
        double alike = policies.exactAgreementPercent() / 100.0;
        Estimate exact = given.exact();
        return given.kappa()
                .filter(kappa -> kappa.high() < policies.weightedKappa() && exact.value() < alike)
                .map(kappa -> found(KAPPA, kappa.value(), policies.weightedKappa(), given))
                .or(() -> exact.high() < alike * alike
                        ? Optional.of(found(EXACT, exact.value(), alike * alike, given))
                        : Optional.empty());
    }

    /** Clearly below what a certification asks, on anchors rated again. */
    static Optional<Found> onAnchors(LevelPairs given, Policies policies) {
        if (given.pairs() < policies.pairedScores()) {
            return Optional.empty();
        }
        double alike = policies.exactAgreementPercent() / 100.0;
        Estimate exact = given.exact();
        return given.kappa()
                .filter(kappa -> kappa.high() < policies.weightedKappa())
                .map(kappa -> found(ANCHOR_KAPPA, kappa.value(), policies.weightedKappa(), given))
                .or(() -> exact.high() < alike
                        ? Optional.of(found(ANCHOR_EXACT, exact.value(), alike, given))
                        : Optional.empty());
    }

    private static Found found(PauseReason why, double figure, double bar, LevelPairs given) {
        return new Found(why, hundredths(figure), hundredths(bar), given.pairs());
    }

    private static int hundredths(double figure) {
        return (int) Math.round(figure * 100);
    }
}
