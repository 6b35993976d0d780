package org.waymark.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.waymark.TestClock;

class ScenarioClockTests {

    private static final String NOW = "2026-11-23T12:00:00Z";

    private final ScenarioClock clock = new ScenarioClock(TestClock.at(NOW));

    @Test
    void itIsTheSystemsUntilItIsSet() {
        assertThat(clock.instant()).isEqualTo(NOW);
    }

    @Test
    void itTellsAPast() {
        clock.set(Instant.parse("2026-01-05T20:30:00Z"));

        assertThat(clock.instant()).isEqualTo("2026-01-05T20:30:00Z");
    }

    @Test
    void itIsTheSystemsAgainWhenThePastIsOver() {
        clock.set(Instant.parse("2026-01-05T20:30:00Z"));

        clock.letGo();

        assertThat(clock.instant()).isEqualTo(NOW);
    }
}
