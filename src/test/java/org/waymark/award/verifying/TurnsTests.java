package org.waymark.award.verifying;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.waymark.TestClock;

class TurnsTests {

    private final Turns turns = new Turns(TestClock.at("2027-05-03T14:02:00Z"));

    @Test
    void oneClientHasTwoChecksAtOnceAndLeavesTheOtherPlacesToOthers() {
        Optional<String> third = turns.take(
                        "203.0.113.1",
                        () -> turns.take(
                                        "203.0.113.1",
                                        () -> turns.take("203.0.113.1", () -> "third")
                                                .or(() -> turns.take("203.0.113.2", () -> "another's")))
                                .orElseThrow())
                .orElseThrow();

        assertThat(third).contains("another's");
    }

    @Test
    void whoeverIsDoneMayAskAgain() {
        turns.take("203.0.113.1", () -> turns.take("203.0.113.1", () -> "second"));

        assertThat(turns.take("203.0.113.1", () -> "again")).contains("again");
    }
}
