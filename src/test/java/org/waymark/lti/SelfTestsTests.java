package org.waymark.lti;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.nimbusds.jose.jwk.JWKSet;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.waymark.OnH2;
import org.waymark.TestClock;
import org.waymark.lti.doctor.CheckLine;
import org.waymark.lti.doctor.VitalSigns;

/** What the self-test of a connection finds; the platform is a real HTTP server. */
@OnH2
class SelfTestsTests {

    private static final String KEYS = new JWKSet(TestPlatform.key("first").toPublicJWK()).toString();

    private final StubPlatform platform = new StubPlatform();

    @Autowired
    SelfTests tests;

    @Autowired
    VitalSigns vitals;

    @Autowired
    LtiRegistrations registrations;

    @Autowired
    TestClock clock;

    PlatformRegistration registration;

    @BeforeEach
    void registered() {
        registration = platform.registeredWith(registrations, null);
        vitals.mayTest(registration.id());
        publishes(okJson(KEYS).withHeader("Date", date(Duration.ofSeconds(2))));
        gives(okJson("""
                {"access_token":"t","token_type":"Bearer","expires_in":3600,
                "scope":"https://purl.imsglobal.org/spec/lti-ags/scope/score https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly"}""").withHeader("Date", date(Duration.ofSeconds(2))));
    }

    @AfterEach
    void stopped() {
        platform.close();
    }

    @Test
    void findAGoodConnectionInOrder() {
        assertThat(lines("1"))
                .containsExactly(
                        CheckLine.ok("keys", "1"),
                        CheckLine.ok("token", "http://localhost:8080/.well-known/jwks.json"),
                        CheckLine.ok("scopes", "score contextmembership.readonly"),
                        CheckLine.ok("clock", "+2 s"));
    }

    @Test
    void proveThemselvesByASignedAssertion() {
        tests.run(registration.id(), "1");

        assertThat(StubPlatform.form(platform.tokenRequests().get(0)))
                .containsEntry("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer")
                .containsEntry("grant_type", "client_credentials");
    }

    @Test
    void sayThatTheKeysAreNotThere() {
        publishes(aResponse().withStatus(404));

        assertThat(lines("1")).contains(CheckLine.notOk("keys-status", "404"));
    }

    @Test
    void sayThatTheKeysDoNotAnswer() {
        publishes(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));

        assertThat(lines("1")).contains(CheckLine.notOk("keys-unreachable", "localhost"));
    }

    @Test
    void sayThatTheKeysAreNone() {
        publishes(okJson("<html>Sign in</html>"));
        assertThat(lines("1")).contains(CheckLine.notOk("keys-unreadable", "JSON"));

        publishes(okJson("{\"keys\":[]}"));
        assertThat(lines("1")).contains(CheckLine.notOk("keys-unreadable", "0"));
    }

    @Test
    void sayWhyNoTokenIsGivenByTheCodeAlone() {
        gives(aResponse()
                .withStatus(400)
                .withBody("{\"error\":\"invalid_client\",\"error_description\":\"Tess Arnold may not\"}"));

        assertThat(lines("1")).contains(CheckLine.notOk("token-refused", "HTTP 400 invalid_client"));
    }

    @Test
    void sayThatAnAnswerIsNoToken() {
        gives(okJson("{\"hello\":\"world\"}"));

        assertThat(lines("1")).contains(CheckLine.notOk("token-unreadable", "HTTP 200"));
    }

    @Test
    void askForEachScopeAloneWhereTheWholeListIsRefused() {
        gives(aResponse().withStatus(400).withBody("{\"error\":\"invalid_scope\"}"));
        platform.server.stubFor(post(urlPathEqualTo("/token"))
                .withRequestBody(containing("scope=https%3A%2F%2Fpurl.imsglobal.org%2Fspec%2Flti-ags%2Fscope%2Fscore"))
                .atPriority(1)
                .willReturn(okJson("{\"access_token\":\"t\"}")));
        platform.server.stubFor(post(urlPathEqualTo("/token"))
                .withRequestBody(containing("+https"))
                .atPriority(0)
                .willReturn(aResponse().withStatus(400).withBody("{\"error\":\"invalid_scope\"}")));

        assertThat(lines("1")).contains(CheckLine.ok("scopes", "score"));
    }

    @Test
    void sayThatTheClockIsOff() {
        publishes(okJson(KEYS).withHeader("Date", date(Duration.ofSeconds(-95))));
        gives(okJson("{\"access_token\":\"t\"}").withHeader("Date", date(Duration.ofSeconds(-95))));

        assertThat(lines("1")).contains(CheckLine.notOk("clock-off", "-95 s"));
    }

    @Test
    void askForNoTokenBeforeADeploymentIsApproved() {
        assertThat(lines(null)).contains(CheckLine.notOk("token-no-deployment", ""));
        assertThat(platform.tokenRequests()).isEmpty();
    }

    @Test
    void callNoAddressOfAPrivateNetwork() {
        PlatformRegistration inside = registrations.register(new PlatformDetails(
                "https://lms-" + UUID.randomUUID() + ".example",
                "client",
                URI.create("https://lms.example/auth"),
                URI.create("https://169.254.169.254/token"),
                URI.create("https://10.0.0.1/jwks"),
                null,
                Set.of(),
                ""));
        vitals.mayTest(inside.id());

        tests.run(inside.id(), "1");

        assertThat(vitals.of(inside.id()).test())
                .contains(
                        CheckLine.notOk("keys-address", "10.0.0.1"),
                        CheckLine.notOk("token-address", "169.254.169.254"));
    }

    private List<CheckLine> lines(String deployment) {
        tests.run(registration.id(), deployment);
        return vitals.of(registration.id()).test();
    }

    private void publishes(ResponseDefinitionBuilder answer) {
        platform.server.stubFor(get(urlPathEqualTo("/jwks")).willReturn(answer));
    }

    private void gives(ResponseDefinitionBuilder answer) {
        platform.server.stubFor(post(urlPathEqualTo("/token")).willReturn(answer));
    }

    private String date(Duration fromOurs) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(
                clock.instant().plus(fromOurs).atZone(ZoneOffset.UTC));
    }
}
