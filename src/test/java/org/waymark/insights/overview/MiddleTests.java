package org.waymark.insights.overview;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class MiddleTests {

    private final TreeMap<Integer, Integer> days = new TreeMap<>(Map.of(1, 4, 3, 4, 10, 1, 20, 1));

    @Test
    void halfOfThemTookThisLongOrLess() {
        assertThat(Middle.of(days, 50, 5)).isEqualTo(3);
    }

    @Test
    void nineOfTenTookThisLongOrLess() {
        assertThat(Middle.of(days, 90, 5)).isEqualTo(10);
    }

    @Test
    void ofFewNothingIsSaid() {
        assertThat(Middle.of(new TreeMap<>(Map.of(1, 4)), 50, 5)).isNull();
    }
}
