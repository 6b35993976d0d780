package org.waymark.insights.counting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A rate that moved by one decision would say what that decision was. */
class FiguresTests {

    private static final Instant OCTOBER = Instant.parse("2026-10-20T12:00:00Z");
    private static final Instant NOVEMBER = Instant.parse("2026-11-02T12:00:00Z");
    private static final Figures.Rate TEN_OF_FIFTEEN = new Figures.Rate(10, 5, 10, 5);

    @Test
    void oneDecisionMovesNoRate() {
        assertThat(after(new Figures.Rate(10, 6, 10, 6))).isEqualTo(TEN_OF_FIFTEEN);
    }

    @Test
    void fiveOfTheSameMoveIt() {
        assertThat(after(new Figures.Rate(10, 10, 10, 10))).isEqualTo(new Figures.Rate(10, 10, 10, 10));
    }

    @Test
    void fiveAndOneMoveNothing() {
        assertThat(after(new Figures.Rate(15, 6, 15, 6))).isEqualTo(TEN_OF_FIFTEEN);
    }

    @Test
    void withinTheMonthNothingMoves() {
        Figures.Rate ten = new Figures.Rate(20, 20, 20, 20);
        assertThat(reading(NOVEMBER.plusSeconds(600), 40, ten)
                        .steadied(reading(NOVEMBER, 15, TEN_OF_FIFTEEN), ZoneOffset.UTC, 5)
                        .first())
                .isEqualTo(TEN_OF_FIFTEEN);
    }

    @Test
    void whatWasHiddenNeedNotStay() {
        Figures.Reading now = reading(NOVEMBER.plusSeconds(600), 15, TEN_OF_FIFTEEN);
        assertThat(now.steadied(reading(NOVEMBER, 4, new Figures.Rate(3, 1, 3, 1)), ZoneOffset.UTC, 5))
                .isEqualTo(now);
    }

    @Test
    void manyDecisionsOfOnePersonTellOfOnePerson() {
        assertThat(new Figures.Rate(10, 5, 10, 1).tellsOfFew(5)).isTrue();
        assertThat(TEN_OF_FIFTEEN.tellsOfFew(5)).isFalse();
    }

    @Test
    void nobodyIsFew() {
        assertThat(new Figures.Rate(10, 0, 10, 0).tellsOfFew(5)).isTrue();
    }

    private static Figures.Rate after(Figures.Rate now) {
        return reading(NOVEMBER, 20, now)
                .steadied(reading(OCTOBER, 15, TEN_OF_FIFTEEN), ZoneOffset.UTC, 5)
                .first();
    }

    private static Figures.Reading reading(Instant at, int people, Figures.Rate first) {
        Figures.Rate none = new Figures.Rate(0, 0, 0, 0);
        return new Figures.Reading(
                at,
                people,
                people,
                new TreeMap<>(),
                Map.of(),
                Map.of(),
                new TreeMap<>(),
                first,
                none,
                none,
                none,
                none,
                none,
                new TreeMap<>());
    }
}
