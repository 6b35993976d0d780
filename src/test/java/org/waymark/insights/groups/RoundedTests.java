package org.waymark.insights.groups;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Numbers to the nearest five tell of nobody. */
class RoundedTests {

    private final Rounded rounded = new Rounded(new SmallGroups(5));

    @Test
    void numbersAreToTheNearestFive() {
        assertThat(of(12, 13, 38, 66)).containsExactly(10, 15, 40, 65);
    }

    @Test
    void fewerThanFiveAreNotShownNobodyIncluded() {
        assertThat(of(12, 4, 0, 37)).containsExactly(10, null, null, 35);
    }

    @Test
    void oneGroupThatIsEverybodyIsShownLikeEverybody() {
        assertThat(of(191)).containsExactly(191);
    }

    /** Two sevens would be shown as 5 and 5 beside 14: each could only be 7. */
    @Test
    void nothingIsShownWhereTheSumWouldTellEach() {
        assertThat(of(7, 7)).containsExactly(null, null);
    }

    @Test
    void noNumberFollowsFromAllTheOthersAndTheirSum() {
        Random random = new Random(20261123);
        for (int round = 0; round < 2_000; round++) {
            int[] real = random.ints(2 + random.nextInt(5), 0, 40).toArray();
            List<Integer> shown = of(real);
            int sum = java.util.Arrays.stream(real).sum();
            for (int one = 0; one < real.length; one++) {
                int least = sum;
                int most = sum;
                for (int other = 0; other < real.length; other++) {
                    if (other != one) {
                        least -= highest(shown.get(other), sum);
                        most -= lowest(shown.get(other));
                    }
                }
                int low = Math.max(least, lowest(shown.get(one)));
                int high = Math.min(most, highest(shown.get(one), sum));
                if (sum > 0) {
                    assertThat(high - low)
                            .as("what is left open of %d in %s", one, shown)
                            .isGreaterThanOrEqualTo(2);
                }
            }
        }
    }

    @Test
    void whatLiesBetweenIsHiddenAsInExactNumbersAndTheRestIsRounded() {
        Counted way = new Counted("a", List.of(52, 48, 22, 18, 13, 11));
        assertThat(rounded.between(List.of(way), List.of(2, 4, 1, 3)).get(0).reached())
                .containsExactly(50, null, 20, null, null, 10);
    }

    private static int lowest(Integer shown) {
        return shown == null ? 0 : Math.max(5, shown - 2);
    }

    /** What is hidden may be anything: it may be the whole stage. */
    private static int highest(Integer shown, int sum) {
        return shown == null ? sum : shown + 2;
    }

    private List<Integer> of(int... sizes) {
        List<Counted> groups = new ArrayList<>();
        int sum = 0;
        for (int size : sizes) {
            groups.add(new Counted("g" + groups.size(), List.of(size)));
            sum += size;
        }
        return rounded.of(groups, new Shown("", List.of(sum))).groups().stream()
                .map(group -> group.of(0))
                .toList();
    }
}
