package org.waymark.review.agreement;

/** A figure that was estimated, with the ends of its 95 % interval. */
public record Estimate(double value, double low, double high) {

    /** The quantile of the normal distribution beyond which 2.5 % lie. */
    private static final double Z = 1.959963984540054;

    /** To hundredths, as it is shown: what is nearly nothing has no sign. */
    public Estimate rounded() {
        return new Estimate(hundredths(value), hundredths(low), hundredths(high));
    }

    private static double hundredths(double figure) {
        return Math.round(figure * 100) / 100.0;
    }

    /** Value and standard error, cut where the figure can go no further. */
    static Estimate wald(double value, double error, double least, double most) {
        return new Estimate(value, Math.max(least, value - Z * error), Math.min(most, value + Z * error));
    }

    /**
     * A share, with the interval of Wilson (1927), which stays within 0 and 1 and holds for few pairs, too: E. B. Wilson,
     * Probable inference, the law of succession, and statistical inference, JASA 22, 209-212.
     */
    static Estimate share(long of, long all) {
        double n = all;
        double p = of / n;
        double middle = (p + Z * Z / (2 * n)) / (1 + Z * Z / n);
        double half = Z / (1 + Z * Z / n) * Math.sqrt(p * (1 - p) / n + Z * Z / (4 * n * n));
        return new Estimate(p, Math.max(0, middle - half), Math.min(1, middle + half));
    }
}
