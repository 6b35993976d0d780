package org.waymark.review.agreement;

import java.util.Arrays;
import java.util.Optional;
import org.waymark.catalog.RubricLevel;

/**
 * How often two readers of the same work gave which two levels, and what follows from it. Levels are ordered; readers are
 * taken as two raters, the one of the rows and the one of the columns.
 *
 * <p>Intervals take pairs for independent. Those of one piece of work are not quite, so that intervals are a little too
 * narrow: they are a guide.
 */
public final class LevelPairs {

    private final long[][] counts;

    public LevelPairs() {
        this(new long[RubricLevel.values().length][RubricLevel.values().length]);
    }

    /** @param counts square: rows are levels of the one reader, columns those of the other */
    LevelPairs(long[][] counts) {
        this.counts = Arrays.stream(counts).map(long[]::clone).toArray(long[][]::new);
    }

    public void add(RubricLevel one, RubricLevel other, long times) {
        counts[one.ordinal()][other.ordinal()] += times;
    }

    /** Adds all pairs of another table. */
    public void add(LevelPairs more) {
        for (int i = 0; i < counts.length; i++) {
            for (int j = 0; j < counts.length; j++) {
                counts[i][j] += more.counts[i][j];
            }
        }
    }

    public long pairs() {
        return apartAtMost(counts.length);
    }

    /** The share of pairs of the same level; there is at least one pair. */
    public Estimate exact() {
        return Estimate.share(apartAtMost(0), pairs());
    }

    /** The share of pairs of the same level or of two that are neighbours. */
    double adjacent() {
        return (double) apartAtMost(1) / pairs();
    }

    /**
     * Kappa with the quadratic weights 1 - (i - j)² / (k - 1)²: J. Cohen, Weighted kappa, Psychological Bulletin 70 (1968),
     * 213-220; J. L. Fleiss and J. Cohen, Educational and Psychological Measurement 33 (1973), 613-619.
     *
     * @return empty where one of the two gave one level only: what they agree on by chance is then all that they can agree on
     */
    public Optional<Estimate> kappa() {
        int k = counts.length;
        double[][] weights = new double[k][k];
        for (int i = 0; i < k; i++) {
            for (int j = 0; j < k; j++) {
                double apart = (double) (i - j) / (k - 1);
                weights[i][j] = 1 - apart * apart;
            }
        }
        return kappa(weights);
    }

    /**
     * Kappa with any weights of agreement, 1 where it is whole, and its large-sample standard error: J. L. Fleiss, J. Cohen
     * and B. S. Everitt, Large sample standard errors of kappa and weighted kappa, Psychological Bulletin 72 (1969), 323-327,
     * the one that does not take kappa for 0.
     */
    Optional<Estimate> kappa(double[][] weights) {
        double[] rows = rows();
        double[] columns = columns();
        if (isOneLevel(rows) || isOneLevel(columns)) {
            return Optional.empty();
        }
        int k = counts.length;
        double[] ofRow = new double[k];
        double[] ofColumn = new double[k];
        double observed = 0;
        double expected = 0;
        for (int i = 0; i < k; i++) {
            for (int j = 0; j < k; j++) {
                observed += weights[i][j] * share(i, j);
                expected += weights[i][j] * rows[i] * columns[j];
                ofRow[i] += weights[i][j] * columns[j];
                ofColumn[j] += weights[i][j] * rows[i];
            }
        }
        double kappa = (observed - expected) / (1 - expected);
        double spread = 0;
        for (int i = 0; i < k; i++) {
            for (int j = 0; j < k; j++) {
                double term = weights[i][j] - (ofRow[i] + ofColumn[j]) * (1 - kappa);
                spread += share(i, j) * term * term;
            }
        }
        double centre = kappa - expected * (1 - kappa);
        double variance = (spread - centre * centre) / (pairs() * (1 - expected) * (1 - expected));
        // Rounding may leave less than nothing where there is no spread.
        return Optional.of(Estimate.wald(kappa, Math.sqrt(Math.max(0, variance)), -1, 1));
    }

    /**
     * Gwet's AC1, which stays sensible where nearly all gave the same level: K. L. Gwet, Computing inter-rater reliability and
     * its variance in the presence of high agreement, British Journal of Mathematical and Statistical Psychology 61 (2008),
     * 29-48. With one level only it is 1.
     */
    double ac1() {
        int k = counts.length;
        double[] rows = rows();
        double[] columns = columns();
        double expected = 0;
        for (int i = 0; i < k; i++) {
            double given = (rows[i] + columns[i]) / 2;
            expected += given * (1 - given) / (k - 1);
        }
        return (exact().value() - expected) / (1 - expected);
    }

    private double[] rows() {
        double[] rows = new double[counts.length];
        for (int i = 0; i < counts.length; i++) {
            for (int j = 0; j < counts.length; j++) {
                rows[i] += share(i, j);
            }
        }
        return rows;
    }

    private double[] columns() {
        double[] columns = new double[counts.length];
        for (int i = 0; i < counts.length; i++) {
            for (int j = 0; j < counts.length; j++) {
                columns[j] += share(i, j);
            }
        }
        return columns;
    }

    private static boolean isOneLevel(double[] shares) {
        return Arrays.stream(shares).filter(share -> share > 0).count() < 2;
    }

    private double share(int i, int j) {
        return (double) counts[i][j] / pairs();
    }

    private long apartAtMost(int most) {
        long found = 0;
        for (int i = 0; i < counts.length; i++) {
            for (int j = 0; j < counts.length; j++) {
                found += Math.abs(i - j) <= most ? counts[i][j] : 0;
            }
        }
        return found;
    }
}
