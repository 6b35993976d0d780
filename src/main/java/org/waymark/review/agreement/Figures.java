package org.waymark.review.agreement;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How far readers agree, as a page shows it.
 *
 * @param exact the share of the same level
 * @param adjacent the share of the same level or of neighbours
 * @param kappa null where one of the two gave one level only
 */
record Figures(
        long pairs, double exact, double adjacent, @Nullable Estimate kappa, double ac1) {

    /** Empty of fewer pairs than the least: they would mean nothing. */
    static Optional<Figures> of(LevelPairs given, int least) {
        return given.pairs() < Math.max(1, least)
                ? Optional.empty()
                : Optional.of(new Figures(
                        given.pairs(),
                        given.exact().value(),
                        given.adjacent(),
                        given.kappa().orElse(null),
                        given.ac1()));
    }
}
