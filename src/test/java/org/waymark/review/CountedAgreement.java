package org.waymark.review;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Agreement computed once more and otherwise than Waymark does: kappa with quadratic weights from means and variances of the
 * two readers' numbers, its interval by the delta method with slopes found by small steps, the interval of a share by solving
 * the score equation.
 */
final class CountedAgreement {

    private static final int LEVELS = 3;
    private static final double Z = 1.959963984540054;

    private final List<int[]> pairs = new ArrayList<>();

    /** @param one the level of one reader, from 0 */
    void add(int one, int other) {
        pairs.add(new int[] {one, other});
    }

    int pairs() {
        return pairs.size();
    }

    double exact() {
        return pairs.stream().filter(pair -> pair[0] == pair[1]).count() / (double) pairs.size();
    }

    double adjacent() {
        return pairs.stream().filter(pair -> Math.abs(pair[0] - pair[1]) < 2).count() / (double) pairs.size();
    }

    boolean hasKappa() {
        return pairs.stream().map(pair -> pair[0]).distinct().count() > 1
                && pairs.stream().map(pair -> pair[1]).distinct().count() > 1;
    }

    /** 1 less the mean squared difference over what it would be were the two independent. */
    double kappa() {
        return kappa(shares());
    }

    private static double kappa(double[][] shares) {
        double x = mean(shares, pair -> pair[0]);
        double y = mean(shares, pair -> pair[1]);
        double varianceOfX = mean(shares, pair -> pair[0] * pair[0]) - x * x;
        double varianceOfY = mean(shares, pair -> pair[1] * pair[1]) - y * y;
        double apart = mean(shares, pair -> (pair[0] - pair[1]) * (pair[0] - pair[1]));
        return 1 - apart / (varianceOfX + varianceOfY + (x - y) * (x - y));
    }

    /** Half the width of its 95 % interval. */
    double kappaWithin() {
        double[][] shares = shares();
        double step = 1e-5;
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < LEVELS; i++) {
            for (int j = 0; j < LEVELS; j++) {
                double here = shares[i][j];
                double slope = (kappa(moved(shares, i, j, step)) - kappa(moved(shares, i, j, -step))) / (2 * step);
                sum += here * slope;
                squares += here * slope * slope;
            }
        }
        return Z * Math.sqrt(Math.max(0, squares - sum * sum) / pairs.size());
    }

    /** One cell has a little more, all others in proportion less. */
    private static double[][] moved(double[][] shares, int row, int column, double step) {
        double[][] moved = new double[LEVELS][LEVELS];
        for (int i = 0; i < LEVELS; i++) {
            for (int j = 0; j < LEVELS; j++) {
                moved[i][j] = (shares[i][j] + (i == row && j == column ? step : 0)) / (1 + step);
            }
        }
        return moved;
    }

    double ac1() {
        double expected = 0;
        for (int level = 0; level < LEVELS; level++) {
            int here = level;
            double share = pairs.stream()
                            .mapToInt(pair -> (pair[0] == here ? 1 : 0) + (pair[1] == here ? 1 : 0))
                            .sum()
                    / (2.0 * pairs.size());
            expected += share * (1 - share);
        }
        expected /= LEVELS - 1;
        return (exact() - expected) / (1 - expected);
    }

    private double[][] shares() {
        double[][] shares = new double[LEVELS][LEVELS];
        pairs.forEach(pair -> shares[pair[0]][pair[1]] += 1.0 / pairs.size());
        return shares;
    }

    private static double mean(double[][] shares, ToDoubleFunction<int[]> of) {
        double sum = 0;
        for (int i = 0; i < LEVELS; i++) {
            for (int j = 0; j < LEVELS; j++) {
                sum += shares[i][j] * of.applyAsDouble(new int[] {i, j});
            }
        }
        return sum;
    }
}
