package org.waymark.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.waymark.TestClock;
import org.waymark.settings.WaymarkSettings;

class AdminTokenTests {

    private static final String RIGHT = "an-admin-token-for-tests";

    private final TestClock clock = TestClock.at("2027-05-03T14:02:00Z");
    private final AdminToken token = new AdminToken(
            new WaymarkSettings(URI.create("http://localhost:8080"), Path.of("data"), null, RIGHT, List.of(), true),
            clock);

    @Test
    void theRightTokenPassesHoweverManyWereWrong() {
        tenWrongFrom("192.0.2.1");

        assertThat(token.check(RIGHT, "192.0.2.1")).isEqualTo(AdminToken.Verdict.RIGHT);
    }

    @Test
    void anAddressTriesAgainAfterTenMinutes() {
        tenWrongFrom("192.0.2.1");
        assertThat(token.check("wrong", "192.0.2.1")).isEqualTo(AdminToken.Verdict.TOO_OFTEN);

        clock.advance(Duration.ofMinutes(11));
        assertThat(token.check("wrong", "192.0.2.1")).isEqualTo(AdminToken.Verdict.WRONG);
    }

    @Test
    void anAddressTriesAgainWhereTheClockWentBack() {
        tenWrongFrom("192.0.2.1");

        clock.advance(Duration.ofDays(-3));

        assertThat(token.check("wrong", "192.0.2.1")).isEqualTo(AdminToken.Verdict.WRONG);
    }

    @Test
    void whoeverHasAWholeNetworkHasTenTriesOfIt() {
        for (int i = 0; i < 10; i++) {
            token.check("wrong", "2001:db8:1:" + i + "::1");
        }

        assertThat(token.check("wrong", "2001:db8:1:77::1")).isEqualTo(AdminToken.Verdict.TOO_OFTEN);
        assertThat(token.check("wrong", "2001:db8:2::1")).isEqualTo(AdminToken.Verdict.WRONG);
    }

    private void tenWrongFrom(String address) {
        for (int i = 0; i < 10; i++) {
            assertThat(token.check("wrong", address)).isEqualTo(AdminToken.Verdict.WRONG);
        }
    }
}
