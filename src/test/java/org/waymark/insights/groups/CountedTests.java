package org.waymark.insights.groups;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What is on the way moves in steps, and what is released at once. */
class CountedTests {

    private final Counted before = new Counted("a", List.of(40, 25, 12, 5));

    @Test
    void oneMoreOnTheWayMovesNothing() {
        assertThat(later(40, 25, 13, 5)).containsExactly(40, 25, 12, 5);
    }

    @Test
    void fiveMoreMoveTheirStageAlone() {
        assertThat(later(40, 26, 17, 5)).containsExactly(40, 25, 17, 5);
    }

    @Test
    void membersAndAwardsAreAsTheyAre() {
        assertThat(later(41, 25, 12, 6)).containsExactly(41, 25, 12, 6);
    }

    @Test
    void whatStaysIsNeverLessThanWhatCameOfIt() {
        assertThat(later(40, 25, 14, 14)).containsExactly(40, 25, 14, 14);
    }

    @Test
    void whatStaysIsNeverMoreThanThereAre() {
        assertThat(later(23, 23, 12, 5)).containsExactly(23, 23, 12, 5);
    }

    @Test
    void aGroupIsAPartOfAllOrAllOfItself() {
        assertThat(before.within(50).reached()).startsWith(50, 40);
        assertThat(before.within(30).reached()).startsWith(40, 40);
    }

    private List<Integer> later(Integer... reached) {
        return new Counted("a", List.of(reached)).steadied(before, 5).reached();
    }
}
