package org.waymark.people.districts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class EditTests {

    @Test
    void twoPeopleWhoChangeDifferentFieldsBothHaveTheirWay() {
        Edit mine = new Edit(Map.of("a", "1", "b", "2"), Map.of("a", "10", "b", "2"));
        Map<String, String> now = Map.of("a", "1", "b", "20");

        assertThat(mine.clashes(now)).isEmpty();
        assertThat(mine.over(now)).isEqualTo(Map.of("a", "10", "b", "20"));
    }

    @Test
    void theSameFieldChangedTwiceIsAClash() {
        Edit mine = new Edit(Map.of("a", "1"), Map.of("a", "10"));

        assertThat(mine.clashes(Map.of("a", "11"))).isEqualTo(Map.of("a", "11"));
    }

    @Test
    void theSameChangeTwiceIsNone() {
        Edit mine = new Edit(Map.of("a", "1"), Map.of("a", "10"));

        assertThat(mine.clashes(Map.of("a", "10"))).isEmpty();
    }

    @Test
    void savingOnceMoreIsMeant() {
        Edit again = new Edit(Map.of("a", "11"), Map.of("a", "10"));

        assertThat(again.clashes(Map.of("a", "11"))).isEmpty();
        assertThat(again.over(Map.of("a", "11"))).isEqualTo(Map.of("a", "10"));
    }

    @Test
    void whatAFormLeavesOutIsNoChange() {
        Edit mine = Edit.of(Map.of("shown-a", "1", "_csrf", "x"));

        assertThat(mine.over(Map.of("a", "1"))).isEqualTo(Map.of("a", "1"));
    }
}
