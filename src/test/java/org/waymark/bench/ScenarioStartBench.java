package org.waymark.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.waymark.TestPorts;
import org.waymark.journeys.Waymark;

/**
 * How long the sandbox takes until it is healthy with its largest scenario, which it lives through at the start. Run by
 * {@code ./mvnw -Pbench verify -Dit.test=ScenarioStartBench}; on two cores that do nothing else two minutes are the bar.
 */
class ScenarioStartBench {

    private static final Duration LONGEST = Duration.ofSeconds(Integer.getInteger("bench.scenario.seconds", 120));

    @Test
    void theLargestScenarioIsThereWithinTwoMinutes() {
        long begun = System.nanoTime();
        try (Waymark waymark = Waymark.on(TestPorts.free())
                .jvm(Image.JVM)
                .with("SPRING_PROFILES_ACTIVE", "sandbox")
                .with("WAYMARK_SANDBOX_SCENARIO", "S4")
                .start("bench-scenario")) {
            Duration took = Duration.ofNanos(System.nanoTime() - begun);
            System.out.printf(
                    Locale.ROOT,
                    "%nS4 was there after %d s, %d s of processor time%n",
                    took.toSeconds(),
                    ProcessUse.cpuOf(waymark.pid()).toSeconds());
            assertThat(took).isLessThanOrEqualTo(LONGEST);
        }
    }
}
