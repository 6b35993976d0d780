package org.waymark.review.certification;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.waymark.catalog.RubricLevel;
import org.waymark.people.districts.Policies;
import org.waymark.review.agreement.Estimate;
import org.waymark.review.agreement.LevelPairs;

/**
 * How far a reader's levels are those of the experts, of each criterion and of all. It says nothing of a single anchor, which
 * may be rated again.
 */
record CertificationResult(Map<String, Line> criteria, Line all) {

    CertificationResult {
        criteria = new TreeMap<>(criteria);
    }

    /** What one reader and the experts said of one anchor. */
    record Pair(Levels reader, Levels experts) {}

    /**
     * @param lower how often the reader's level was below the experts'
     * @param kappa null where one side gave one level only
     */
    record Line(
            long pairs,
            long same,
            long lower,
            long higher,
            @Nullable Double kappa) {

        public double exact() {
            return (double) same / pairs;
        }

        private static Line of(Collection<Both> given) {
            LevelPairs pairs = new LevelPairs();
            long lower = 0;
            long higher = 0;
            for (Both each : given) {
                pairs.add(each.reader(), each.experts(), 1);
                int apart = each.reader().compareTo(each.experts());
                lower += apart < 0 ? 1 : 0;
                higher += apart > 0 ? 1 : 0;
            }
            return new Line(
                    pairs.pairs(),
                    pairs.pairs() - lower - higher,
                    lower,
                    higher,
                    pairs.kappa().map(Estimate::value).orElse(null));
        }
    }

    private record Both(RubricLevel reader, RubricLevel experts) {}

    /** @param pairs at least one; both sides have a level of each of the criteria */
    static CertificationResult of(List<Pair> pairs, Collection<String> criteria) {
        Map<String, Line> lines = new TreeMap<>();
        for (String criterion : criteria) {
            lines.put(
                    criterion,
                    Line.of(pairs.stream().map(pair -> both(pair, criterion)).toList()));
        }
        return new CertificationResult(
                lines,
                Line.of(criteria.stream()
                        .flatMap(criterion -> pairs.stream().map(pair -> both(pair, criterion)))
                        .toList()));
    }

    /** Whether the district's bar is reached, by exact agreement and by kappa; a kappa that cannot be said reaches none. */
    boolean reaches(Policies policies) {
        return all.same() * 100 >= all.pairs() * policies.exactAgreementPercent()
                && all.kappa() != null
                && all.kappa() >= policies.weightedKappa();
    }

    private static Both both(Pair pair, String criterion) {
        RubricLevel reader = pair.reader().byCriterion().get(criterion);
        RubricLevel experts = pair.experts().byCriterion().get(criterion);
        if (reader == null || experts == null) {
            throw new IllegalArgumentException("Both sides say a level of every criterion");
        }
        return new Both(reader, experts);
    }
}
