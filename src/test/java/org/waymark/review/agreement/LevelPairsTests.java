package org.waymark.review.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.waymark.catalog.RubricLevel;

class LevelPairsTests {

    private static final Offset<Double> ALL_THAT_IS_PRINTED = within(0.00005);
    private static final Offset<Double> NEARLY_NOTHING = within(1e-9);
    private static final double Z = 1.959963984540054;

    /**
     * The example of Fleiss, Cohen and Everitt (1969): 200 patients by two judges. With rows of .60, .30, .10 and columns of
     * .65, .25, .10 the observed agreement is .70 + .4444 · .03 + .6667 · .11 = .7867, that by chance .475 + .4444 · .125 +
     * .6667 · .055 = .5672, and kappa (.7867 - .5672) / (1 - .5672) = .507; its variance, as printed, .003248.
     */
    @Test
    void weightedKappaAndItsErrorAreThoseOfFleissCohenAndEveritt() {
        LevelPairs judged = new LevelPairs(new long[][] {{106, 10, 4}, {22, 28, 10}, {2, 12, 6}});
        Estimate kappa = judged.kappa(new double[][] {{1, 0, .4444}, {0, 1, .6667}, {.4444, .6667, 1}})
                .orElseThrow();

        assertThat(kappa.value()).isCloseTo(.507, within(.0005));
        assertThat(error(kappa) * error(kappa)).isCloseTo(.003248, within(.0000005));
    }

    /** The example of Cohen (1968), weights of disagreement 0 to 6: 1 - 1.38 / 2.116 hundredths of what there is, .348. */
    @Test
    void weightedKappaIsThatOfCohen() {
        LevelPairs judged = new LevelPairs(new long[][] {{88, 14, 18}, {10, 40, 10}, {2, 6, 12}});

        assertThat(judged.kappa(agreement(new double[][] {{0, 1, 3}, {1, 0, 6}, {3, 6, 0}}, 6))
                        .orElseThrow()
                        .value())
                .isCloseTo(.348, within(.0005));
        assertThat(judged.kappa(agreement(new double[][] {{0, 1, 1}, {1, 0, 1}, {1, 1, 0}}, 1))
                        .orElseThrow()
                        .value())
                .isCloseTo(.492, within(.0005));
    }

    /** Skin conditions by two dermatologists, from the manual of SAS: .5082, standard error .0655, .3798 to .6366. */
    @Test
    void linearWeightsGiveWhatSasPrints() {
        double[][] apart = {{0, 1, 2, 3}, {1, 0, 1, 2}, {2, 1, 0, 1}, {3, 2, 1, 0}};
        Estimate kappa = new LevelPairs(new long[][] {{10, 4, 1, 0}, {5, 10, 12, 2}, {2, 4, 12, 5}, {0, 2, 6, 13}})
                .kappa(agreement(apart, 3))
                .orElseThrow();

        assertThat(kappa.value()).isCloseTo(.5082, ALL_THAT_IS_PRINTED);
        assertThat(error(kappa)).isCloseTo(.0655, ALL_THAT_IS_PRINTED);
        assertThat(kappa.low()).isCloseTo(.3798, ALL_THAT_IS_PRINTED);
        assertThat(kappa.high()).isCloseTo(.6366, ALL_THAT_IS_PRINTED);
    }

    /** Hout, Duncan and Sobel (1987), as the R package vcd prints it with the weights of Fleiss and Cohen: .3320, error .0973. */
    @Test
    void quadraticWeightsGiveWhatVcdPrints() {
        Estimate kappa = new LevelPairs(new long[][] {{7, 7, 2, 3}, {2, 8, 3, 7}, {1, 5, 4, 9}, {2, 8, 9, 14}})
                .kappa()
                .orElseThrow();

        assertThat(kappa.value()).isCloseTo(.3320, ALL_THAT_IS_PRINTED);
        assertThat(error(kappa)).isCloseTo(.0973, ALL_THAT_IS_PRINTED);
    }

    /**
     * Gwet's example of 125 subjects on whom nearly all is agreed: 118 / 125 = .944 are alike, of chance is 2 · .972 · .028 =
     * .0544, so that AC1 is .8896 / .9456 = .941 where kappa is -.023.
     */
    @Test
    void whereNearlyAllIsAlikeAc1SaysSoAndKappaDoesNot() {
        LevelPairs alike = new LevelPairs(new long[][] {{118, 5}, {2, 0}});

        assertThat(alike.ac1()).isCloseTo(.9408, ALL_THAT_IS_PRINTED);
        assertThat(alike.kappa().orElseThrow().value()).isCloseTo(-.0234, ALL_THAT_IS_PRINTED);
    }

    /** Wilson's interval of 15 of 20: (.75 + .0960) / 1.1921 ± ..., .531 to .888. */
    @Test
    void theShareOfTheSameLevelHasWilsonsInterval() {
        Estimate exact = new LevelPairs(new long[][] {{10, 5}, {0, 5}}).exact();

        assertThat(exact.value()).isEqualTo(.75);
        assertThat(exact.low()).isCloseTo(.531, within(.0005));
        assertThat(exact.high()).isCloseTo(.888, within(.0005));
    }

    @Test
    void nearlyNothingIsShownWithoutASign() {
        assertThat(new Estimate(-.0004, -.0151, .0149).rounded()).isEqualTo(new Estimate(0.0, -.02, .01));
    }

    @Test
    void neighboursAreAdjacentAndTheEndsAreNot() {
        LevelPairs given = new LevelPairs();
        given.add(RubricLevel.APPROACHING, RubricLevel.DEMONSTRATED, 2);
        given.add(RubricLevel.DEMONSTRATED, RubricLevel.DEMONSTRATED, 1);
        given.add(RubricLevel.NOT_YET, RubricLevel.DEMONSTRATED, 1);

        assertThat(given.exact().value()).isEqualTo(.25);
        assertThat(given.adjacent()).isEqualTo(.75);
    }

    @Test
    void oneLevelOnlyHasNoKappaAndFullAc1() {
        LevelPairs given = new LevelPairs(new long[][] {{0, 0, 0}, {0, 0, 0}, {0, 0, 40}});

        assertThat(given.kappa()).isEmpty();
        assertThat(given.ac1()).isEqualTo(1);
    }

    @Test
    void aReaderWhoAlwaysGaveOneLevelHasNoKappa() {
        assertThat(new LevelPairs(new long[][] {{0, 0, 0}, {0, 0, 0}, {5, 10, 40}}).kappa())
                .isEmpty();
    }

    @Test
    void allAlikeOnSeveralLevelsIsOneWithoutAnyRange() {
        assertThat(new LevelPairs(new long[][] {{5, 0, 0}, {0, 6, 0}, {0, 0, 7}}).kappa())
                .contains(new Estimate(1, 1, 1));
    }

    @Test
    void fewerPairsThanTheLeastHaveNoFigures() {
        assertThat(Figures.of(new LevelPairs(new long[][] {{14, 0, 0}, {0, 0, 0}, {0, 0, 15}}), 30))
                .isEmpty();
        assertThat(Figures.of(new LevelPairs(new long[][] {{15, 0, 0}, {0, 0, 0}, {0, 0, 15}}), 30))
                .isPresent();
        assertThat(Figures.of(new LevelPairs(), 0)).isEmpty();
    }

    /** Against a computation over the list of pairs: squared differences of each with its own, and of each with every other. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void anyTableHasTheFiguresOfItsList(int seed) {
        Random random = new Random(seed);
        List<int[]> list = new ArrayList<>();
        LevelPairs table = new LevelPairs();
        for (int i = 0; i < 30 + random.nextInt(200); i++) {
            int one = random.nextInt(3);
            int other = random.nextBoolean() ? one : random.nextInt(3);
            list.add(new int[] {one, other});
            table.add(RubricLevel.values()[one], RubricLevel.values()[other], 1);
        }
        Estimate kappa = table.kappa().orElseThrow();

        assertThat(table.pairs()).isEqualTo(list.size());
        assertThat(table.exact().value()).isCloseTo(naiveExact(list), NEARLY_NOTHING);
        assertThat(kappa.value()).isCloseTo(naiveKappa(list), NEARLY_NOTHING);
        assertThat(table.ac1()).isCloseTo(naiveAc1(list), NEARLY_NOTHING);
        assertThat(error(kappa)).isCloseTo(naiveError(list), within(1e-5));
    }

    private static double error(Estimate estimate) {
        return (estimate.high() - estimate.value()) / Z;
    }

    private static double[][] agreement(double[][] disagreement, double most) {
        double[][] weights = new double[disagreement.length][disagreement.length];
        for (int i = 0; i < weights.length; i++) {
            for (int j = 0; j < weights.length; j++) {
                weights[i][j] = 1 - disagreement[i][j] / most;
            }
        }
        return weights;
    }

    private static double naiveExact(List<int[]> list) {
        return list.stream().filter(pair -> pair[0] == pair[1]).count() / (double) list.size();
    }

    private static double naiveKappa(List<int[]> list) {
        double own = 0;
        double every = 0;
        for (int[] one : list) {
            own += (one[0] - one[1]) * (one[0] - one[1]);
            for (int[] other : list) {
                every += (one[0] - other[1]) * (one[0] - other[1]);
            }
        }
        return 1 - own * list.size() / every;
    }

    private static double naiveAc1(List<int[]> list) {
        double chance = 0;
        for (int level = 0; level < 3; level++) {
            int wanted = level;
            long given = list.stream().filter(pair -> pair[0] == wanted).count()
                    + list.stream().filter(pair -> pair[1] == wanted).count();
            double share = given / (2.0 * list.size());
            chance += share * (1 - share) / 2;
        }
        return (naiveExact(list) - chance) / (1 - chance);
    }

    /** By the delta method with slopes measured, not derived: how kappa moves when a pair weighs a little more. */
    private static double naiveError(List<int[]> list) {
        int n = list.size();
        double step = 1e-6;
        double[] slopes = new double[n];
        double mean = 0;
        for (int i = 0; i < n; i++) {
            slopes[i] = (weighed(list, i, 1 + step) - weighed(list, i, 1 - step)) / (2 * step) * n;
            mean += slopes[i] / n;
        }
        double variance = 0;
        for (double slope : slopes) {
            variance += (slope - mean) * (slope - mean) / n;
        }
        return Math.sqrt(variance / n);
    }

    private static double weighed(List<int[]> list, int which, double weight) {
        double own = 0;
        double every = 0;
        double all = 0;
        for (int i = 0; i < list.size(); i++) {
            double one = i == which ? weight : 1;
            all += one;
            int[] pair = list.get(i);
            own += one * (pair[0] - pair[1]) * (pair[0] - pair[1]);
            for (int j = 0; j < list.size(); j++) {
                double other = j == which ? weight : 1;
                int apart = pair[0] - list.get(j)[1];
                every += one * other * apart * apart;
            }
        }
        return 1 - own * all / every;
    }
}
