package org.waymark.insights.groups;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** No group under five is shown, and none can be worked out. */
class SmallGroupsTests {

    private final SmallGroups small = new SmallGroups(5);

    @Test
    void groupsThatAreLargeEnoughAreShown() {
        assertThat(sizes(12, 7, 5)).containsExactly(12, 7, 5);
    }

    @Test
    void aSmallGroupIsHiddenTogetherWithTheNextSmallest() {
        assertThat(sizes(12, 3, 7)).containsExactly(12, null, null);
    }

    @Test
    void twoSmallGroupsThatAreEnoughTogetherAreHiddenAlone() {
        assertThat(sizes(12, 3, 7, 2)).containsExactly(12, null, 7, null);
    }

    @Test
    void twoSmallGroupsThatAreTooFewTogetherTakeAThird() {
        assertThat(sizes(12, 2, 7, 1)).containsExactly(12, null, null, null);
    }

    @Test
    void nobodyIsShownAsNobody() {
        assertThat(sizes(12, 0)).containsExactly(12, 0);
    }

    @Test
    void allTogetherAreHiddenWhereTheyAreTooFew() {
        assertThat(small.hide(List.of(new Counted("a", List.of(4)))).all().of(0))
                .isNull();
    }

    @Test
    void thoseWhoHandedInAndHaveNoAwardAreAGroupToo() {
        ShownTable table = small.hide(List.of(new Counted("a", List.of(30, 9, 7))), List.of(0, 1, 2));
        assertThat(table.all().reached()).containsExactly(30, 9, null);
    }

    @Test
    void whatMattersMostIsHiddenLast() {
        ShownTable table = small.hide(List.of(new Counted("a", List.of(30, 9, 7))), List.of(0, 2, 1));
        assertThat(table.all().reached()).containsExactly(30, null, 7);
    }

    @Test
    void aDistrictMayHideMoreAndNeverLess() {
        assertThat(new SmallGroups(10).mayBeShown(9)).isFalse();
        assertThat(new SmallGroups(3).mayBeShown(4)).isFalse();
    }

    @Test
    void numbersThatDoNotNestAreRefused() {
        assertThatThrownBy(() -> new Counted("a", List.of(3, 4))).isInstanceOf(IllegalArgumentException.class);
    }

    /** Fifty awards stand in payroll; beside fifty-two who handed in, elimination would name two. */
    @Test
    void whoHandedInIsHiddenWhereTheAwardsLeaveFew() {
        assertThat(between(60, 52, 52, 51, 51, 50)).containsExactly(60, null, null, null, null, 50);
    }

    /** A programme of twelve with an award, and one more. */
    @Test
    void oneAmongThoseWithAnAwardIsTheSameWhetherTheyHandedInOrNot() {
        assertThat(between(13, 13, 13, 13, 13, 12)).isEqualTo(between(13, 12, 12, 12, 12, 12));
    }

    @Test
    void thatEverybodyHandedInAndNobodyEarnedIsNotTold() {
        assertThat(between(5, 5, 5, 5, 5, 0)).containsExactly(5, null, null, null, null, 0);
    }

    @Test
    void eachNumberBetweenIsFarEnoughFromAllOthers() {
        assertThat(between(50, 48, 20, 18, 12, 10)).containsExactly(50, null, 20, null, null, 10);
    }

    @Test
    void whereFewerThanTwiceFiveHaveNoAwardNothingBetweenIsShown() {
        Random random = new Random(20261123);
        for (int round = 0; round < 1_000; round++) {
            int earned = random.nextInt(40);
            int without = random.nextInt(10);
            int[] between = random.ints(4, 0, without + 1).sorted().toArray();
            assertThat(between(
                            earned + without,
                            earned + between[3],
                            earned + between[2],
                            earned + between[1],
                            earned + between[0],
                            earned))
                    .containsExactly(earned + without, null, null, null, null, earned);
        }
    }

    private List<Integer> between(Integer... reached) {
        return small.between(new Counted("a", List.of(reached)), List.of(2, 4, 1, 3))
                .reached();
    }

    @Test
    void nobodyWhoSubtractsLearnsOfAGroupThatIsTooSmall() {
        Random random = new Random(20261123);
        int hidden = 0;
        for (int round = 0; round < 1_500; round++) {
            List<Counted> groups = random(random);
            ShownTable table = small.hide(groups, IMPORTANCE);
            hidden += table.hides() ? 1 : 0;
            assertNothingSmallIsKnown(groups, table);
        }
        assertThat(hidden).isBetween(500, 1_499);
    }

    @Test
    void theAttackerFindsOutWhatOneHiddenNumberAloneIs() {
        List<Counted> groups = List.of(new Counted("a", List.of(12)), new Counted("b", List.of(3)));
        ShownTable naive = new ShownTable(
                List.of(new Shown("a", List.of(12)), new Shown("b", java.util.Collections.singletonList(null))),
                new Shown("", List.of(15)));
        assertThatThrownBy(() -> assertNothingSmallIsKnown(groups, naive)).isInstanceOf(AssertionError.class);
    }

    @Test
    void whoIsLargeEnoughIsMostlyShown() {
        Random random = new Random(7);
        long large = 0;
        long shown = 0;
        for (int round = 0; round < 300; round++) {
            List<Counted> groups = random(random);
            ShownTable table = small.hide(groups, IMPORTANCE);
            for (Counted group : groups) {
                if (group.of(0) >= 20) {
                    large++;
                    shown += table.of(group.key()).orElseThrow().of(0) == null ? 0 : 1;
                }
            }
        }
        assertThat(shown).isGreaterThan(large * 95 / 100);
    }

    private static final List<Integer> IMPORTANCE = List.of(0, 1, 3, 2);

    private void assertNothingSmallIsKnown(List<Counted> groups, ShownTable table) {
        LinearAttacker attacker = new LinearAttacker(table);
        int stages = table.all().reached().size();
        for (List<Integer> some : unions(groups.size())) {
            for (int from = 0; from < stages; from++) {
                for (int to = from + 1; to <= stages; to++) {
                    int people = 0;
                    for (int group : some) {
                        people += groups.get(group).of(from)
                                - (to < stages ? groups.get(group).of(to) : 0);
                    }
                    if (!small.mayBeShown(people)) {
                        assertThat(attacker.knows(some, from, to))
                                .as(
                                        "that %d of the groups %s in %s came to %d and not to %d",
                                        people, some, groups, from, to)
                                .isFalse();
                    }
                }
            }
        }
    }

    /** Every group, every two and every three, and all but each. */
    private static List<List<Integer>> unions(int groups) {
        List<List<Integer>> unions = new ArrayList<>();
        for (int one = 0; one < groups; one++) {
            unions.add(List.of(one));
            List<Integer> others = new ArrayList<>();
            for (int other = 0; other < groups; other++) {
                if (other != one) {
                    others.add(other);
                }
                if (other > one) {
                    unions.add(List.of(one, other));
                    for (int third = other + 1; third < groups; third++) {
                        unions.add(List.of(one, other, third));
                    }
                }
            }
            unions.add(others);
        }
        return unions;
    }

    private static List<Counted> random(Random random) {
        List<Counted> groups = new ArrayList<>();
        int count = 1 + random.nextInt(7);
        int scale = 4 + random.nextInt(60);
        for (int group = 0; group < count; group++) {
            List<Integer> reached = new ArrayList<>();
            int most = random.nextInt(scale);
            for (int stage = 0; stage < IMPORTANCE.size(); stage++) {
                reached.add(most);
                most = random.nextInt(4) == 0 ? most : random.nextInt(most + 1);
            }
            groups.add(new Counted("g" + group, reached));
        }
        return groups;
    }

    private List<Integer> sizes(int... sizes) {
        List<Counted> groups = new ArrayList<>();
        for (int size : sizes) {
            groups.add(new Counted("g" + groups.size(), List.of(size)));
        }
        return small.hide(groups).groups().stream().map(group -> group.of(0)).toList();
    }
}
