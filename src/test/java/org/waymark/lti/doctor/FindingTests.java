package org.waymark.lti.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class FindingTests {

    @Test
    void leavesOutWhatLooksLikeAnEMailAddress() {
        assertThat(Finding.came("aud", "for tess.arnold@lakeside.example only").came())
                .isEqualTo("for (…) only");
    }

    @Test
    void leavesOutWhatLooksLikeAToken() {
        assertThat(Finding.came("kid", "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiI0In0.c2ln")
                        .came())
                .isEqualTo("(…)");
    }

    @Test
    void tellsOfAddressesOnlyTheirHosts() {
        Finding finding = Finding.hosts(
                "target_link_uri", "https://waymark.example/launch", "https://evil.example:8443/tess/arnold?id=4");

        assertThat(finding.expected()).isEqualTo("waymark.example");
        assertThat(finding.came()).isEqualTo("evil.example:8443");
    }

    @Test
    void tellsNothingOfWhatIsNoAddress() {
        assertThat(Finding.hosts("target_link_uri", null, "tess arnold").came()).isEqualTo("?");
    }

    @Test
    void isOneShortLine() {
        String came = Finding.came("iss", "first\nsecond\u202e" + "x".repeat(2_000_000))
                .came();

        assertThat(came).hasSize(255).startsWith("first second").doesNotContain("\n", "\u202e");
    }

    @Test
    void saysHowFarATimeIsFromOurs() {
        assertThat(Finding.distance("iat", Duration.ofSeconds(75)).came()).isEqualTo("+75 s");
        assertThat(Finding.distance("iat", Duration.ofSeconds(-3)).came()).isEqualTo("-3 s");
        assertThat(Finding.distance("iat", Duration.ZERO).came()).isEqualTo("0 s");
    }
}
