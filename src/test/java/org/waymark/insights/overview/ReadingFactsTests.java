package org.waymark.insights.overview;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.waymark.insights.counting.Figures;
import org.waymark.insights.groups.SmallGroups;
import org.waymark.people.districts.Policies;

/** Days in a hand are not those of one reader. */
class ReadingFactsTests {

    @Test
    void daysOfTheOneWhoReadsThirdAreHidden() {
        assertThat(third(1)).isNull();
    }

    @Test
    void daysOfFiveReadersAreShown() {
        assertThat(third(5)).isEqualTo(3.0);
    }

    private static Double third(int readers) {
        Figures.Rate none = new Figures.Rate(0, 0, 0, 0);
        Figures.Reading reading = new Figures.Reading(
                Instant.EPOCH,
                20,
                20,
                new TreeMap<>(),
                Map.of("THIRD", new TreeMap<>(Map.of(3, 12))),
                Map.of("THIRD", readers),
                new TreeMap<>(),
                none,
                none,
                none,
                none,
                none,
                none,
                new TreeMap<>());
        return new ReadingFacts(reading, new SmallGroups(5), Policies.SHIPPED)
                .hands()
                .rows()
                .get(5)
                .value(0);
    }
}
