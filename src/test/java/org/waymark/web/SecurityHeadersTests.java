package org.waymark.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.waymark.OnH2;
import org.waymark.settings.BadSetting;
import org.waymark.settings.WaymarkSettings;

/** What a browser is told on every page, whoever opens it and however it ends. */
@OnH2
class SecurityHeadersTests {

    @Autowired
    MockMvcTester web;

    @Autowired
    WaymarkSettings settings;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/home",
                "/verify",
                "/sign-in",
                "/admin",
                "/admin/people",
                "/no-such-page",
                "/api/badges",
                "/lti/login"
            })
    void everyPageRunsNothingOfOthersAndTellsNothingOn(String address) {
        MockHttpServletResponse response = web.get().uri(address).exchange().getResponse();
        assertThat(response.getHeader("Content-Security-Policy"))
                .contains("default-src 'self'", "object-src 'none'", "base-uri 'none'", "frame-ancestors ")
                .doesNotContain("unsafe-inline", "unsafe-eval");
        assertThat(response.getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(response.getHeader("Referrer-Policy")).isEqualTo("same-origin");
        assertThat(response.getHeader("Permissions-Policy")).contains("camera=()", "microphone=()", "geolocation=()");
        assertThat(response.getHeader("Cache-Control")).contains("no-store");
    }

    @Test
    void nobodyIsToldWhomToWriteToWhereTheOperatorSaysNone() {
        assertThat(web.get().uri("/.well-known/security.txt")).hasStatus(404);
    }

    @Test
    void whoFoundAHoleReadsWhomToTell() {
        Clock clock = Clock.fixed(Instant.parse("2026-11-23T10:00:00Z"), ZoneOffset.UTC);
        SecuritySettings security = new SecuritySettings(URI.create("mailto:security@example.org"));
        assertThat(new SecurityTextController(security, settings, clock).text().getBody())
                .startsWith("Contact: mailto:security@example.org\nExpires: 2027-02-21T00:00:00Z\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"security@example.org", "http://example.org/", "javascript:alert(1)"})
    void anAddressThatNobodyReachesStopsTheStart(String contact) {
        URI address = URI.create(contact);
        assertThatThrownBy(() -> new SecuritySettings(address))
                .isInstanceOf(BadSetting.class)
                .hasMessageContaining("WAYMARK_SECURITY_CONTACT must be");
    }
}
