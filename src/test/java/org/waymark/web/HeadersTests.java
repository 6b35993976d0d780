package org.waymark.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.core.Authentication;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.waymark.OnH2;
import org.waymark.TestClock;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.people.SignedInPerson;
import org.waymark.people.TestPeople;

/** What every kind of page tells a browser to keep it safe. */
@OnH2
class HeadersTests {

    @Autowired
    MockMvcTester web;

    @Autowired
    TestPeople test;

    @Autowired
    TestClock clock;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/sign-in",
                "/join/nobody",
                "/verify",
                "/admin",
                "/admin/today",
                "/home",
                "/badges/00000000-0000-0000-0000-000000000000",
                "/portfolio/nobody",
                "/privacy/certificate/nobody",
                "/lti/launch",
                "/lti/login",
                "/pick/nobody",
                "/.well-known/jwks.json",
                "/.well-known/security.txt",
                "/openapi.yaml",
                "/api/admin/tool-keys",
                "/actuator/health",
                "/actuator/prometheus",
                "/waymark.css",
                "/frame.js",
                "/no-such-page"
            })
    void everyAnswerKeepsTheBrowserFromGuessingAndFromWhatWeDidNotSend(String path) {
        assertSafe(web.get().uri(path).exchange().getResponse());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/home", "/record", "/credentials", "/notices", "/privacy"})
    void aPageOfSomebodyIsKeptNowhereAndFramedByTheirLmsAlone(String path) {
        MockHttpServletResponse page =
                web.get().uri(path).with(authentication(teacher())).exchange().getResponse();

        assertSafe(page);
        assertThat(page.getStatus()).isEqualTo(200);
        assertThat(page.getHeader("Cache-Control")).contains("no-store");
        assertThat(page.getHeader("Content-Security-Policy"))
                .endsWith("frame-ancestors 'self' " + origin(TestPeople.ISSUER));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/admin/today", "/admin/platforms", "/admin/jobs", "/admin/keys"})
    void theOperatorsPagesAreKeptNowhereAndFramedByNobody(String path) {
        MockHttpServletResponse page = web.get()
                .uri(path)
                .with(authentication(TestPeople.asOperator()))
                .exchange()
                .getResponse();

        assertSafe(page);
        assertThat(page.getStatus()).isEqualTo(200);
        assertThat(page.getHeader("Cache-Control")).contains("no-store");
        assertThat(page.getHeader("Content-Security-Policy")).endsWith("frame-ancestors 'none'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/sign-in", "/admin", "/join/nobody"})
    void whereSomebodyTypesASecretNobodyFramesAndNothingIsKept(String path) {
        MockHttpServletResponse page = web.get().uri(path).exchange().getResponse();

        assertThat(page.getHeader("Content-Security-Policy")).endsWith("frame-ancestors 'none'");
        assertThat(page.getHeader("Cache-Control")).contains("no-store");
    }

    @Test
    void whoFindsAWeaknessReadsWhereToTell() throws Exception {
        MockHttpServletResponse text =
                web.get().uri("/.well-known/security.txt").exchange().getResponse();

        assertThat(text.getContentType()).isEqualTo("text/plain;charset=utf-8");
        assertThat(text.getContentAsString().lines())
                .contains("Contact: mailto:security@tool.example.org", "Preferred-Languages: en, es")
                .anySatisfy(line -> assertThat(line).endsWith("/.well-known/security.txt"));
        Instant expires = Instant.parse(text.getContentAsString()
                .lines()
                .filter(line -> line.startsWith("Expires: "))
                .findFirst()
                .orElseThrow()
                .substring("Expires: ".length()));
        assertThat(expires)
                .isBetween(
                        clock.instant().plus(Duration.ofDays(100)),
                        clock.instant().plus(Duration.ofDays(365)));
    }

    private static void assertSafe(MockHttpServletResponse answer) {
        assertThat(answer.getHeaders("X-Content-Type-Options")).containsExactly("nosniff");
        assertThat(answer.getHeader("Referrer-Policy")).isIn("same-origin", "no-referrer");
        assertThat(answer.getHeader("Permissions-Policy")).contains("camera=()", "microphone=()", "geolocation=()");
        assertThat(answer.getHeaders("Content-Security-Policy"))
                .singleElement()
                .asString()
                .contains("default-src 'self'", "object-src 'none'", "base-uri 'none'", "frame-ancestors ")
                .doesNotContain("unsafe-", "script-src *", "default-src *");
        assertThat(answer.getHeaderNames()).doesNotContain("X-Frame-Options", "Server", "X-Powered-By");
    }

    private Authentication teacher() {
        DistrictId district = test.district();
        PersonId person = test.person(district, "Tess Arnold");
        return TestPeople.as(new SignedInPerson(
                person,
                district,
                UUID.randomUUID(),
                "Tess Arnold",
                false,
                true,
                false,
                TestPeople.ISSUER,
                null,
                "en",
                "America/Denver"));
    }

    private static String origin(String address) {
        return address.replaceAll("^(https?://[^/]+).*", "$1");
    }
}
