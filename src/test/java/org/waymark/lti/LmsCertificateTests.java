package org.waymark.lti;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.waymark.OnH2;
import org.waymark.TestClock;
import org.waymark.lti.doctor.CheckLine;
import org.waymark.lti.doctor.Finding;
import org.waymark.lti.doctor.IncidentView;
import org.waymark.lti.doctor.LaunchDoctor;
import org.waymark.lti.doctor.VitalSigns;
import org.waymark.people.Districts;
import org.waymark.people.TestPeople;

/** The certificate of an LMS ran out last night: who opens it from a course, and who looks after it, learn so. */
@OnH2
@Import(HttpsLms.Trusted.class)
class LmsCertificateTests {

    private static final Pattern REFERENCE = Pattern.compile("Reference ([0-9a-f]{8})");

    @Autowired
    MockMvc mvc;

    @Autowired
    MockMvcTester web;

    @Autowired
    TestClock clock;

    @Autowired
    LtiRegistrations registrations;

    @Autowired
    Districts districts;

    @Autowired
    LaunchDoctor doctor;

    @Autowired
    PlatformHttp http;

    @Autowired
    SelfTests tests;

    @Autowired
    VitalSigns vitals;

    private final RSAKey key = TestPlatform.key("of-a-https-lms");
    private final TestPlatform platform = new TestPlatform();
    private HttpsLms lms;
    private PlatformRegistration registration;
    private UUID connection;
    private TestLaunches browser;

    @BeforeEach
    void connected() {
        platform.rotate(key);
        lms = new HttpsLms(server -> {
            server.stubFor(get("/jwks").willReturn(okJson(new JWKSet(key.toPublicJWK()).toString())));
            server.stubFor(post("/token").willReturn(okJson("{\"access_token\":\"t\",\"expires_in\":3600}")));
        });
        PlatformDetails details = platform.details();
        registration = registrations.register(new PlatformDetails(
                details.issuer(),
                details.clientId(),
                details.authorizationEndpoint(),
                URI.create(lms.url("/token")),
                URI.create(lms.url("/jwks")),
                null,
                Set.of(),
                "test"));
        connection = registration.id();
        registrations.accept(connection);
        registrations.approve(
                connection,
                "1",
                districts.named("District " + UUID.randomUUID()).id());
        browser = new TestLaunches(mvc, clock);
    }

    @AfterEach
    void stopped() {
        lms.close();
    }

    @Test
    void aLaunchIsRefusedAndItsNumberLeadsToTheReason() throws Exception {
        MockHttpServletResponse page = launch();

        assertThat(page.getStatus()).isEqualTo(503);
        IncidentView incident = incident(page);
        assertThat(incident.code()).isEqualTo("keys_unavailable");
        assertThat(incident.findings()).contains(Finding.of("jwks_uri", "HTTP 200", "certificate (TLS) does not hold"));
        assertThat(body("/admin/doctor/" + incident.reference())).contains("certificate (TLS) does not hold");
    }

    /** With a patience that a test has; by default the address is asked again after half a minute. */
    @Test
    void onceItIsRenewedTheNextLookAtTheKeysSucceeds() throws Exception {
        PlatformKeys keys = new PlatformKeys(
                http, new PlatformKeys.Patience(Duration.ofMinutes(15), Duration.ofMillis(100), Duration.ofHours(4)));
        String token = platform.sign(platform.claims("nonce", clock.instant()));
        assertThatThrownBy(() -> keys.verified(registration, token)).isInstanceOf(LaunchRefused.class);

        lms.renew();
        Thread.sleep(150);

        assertThat(keys.verified(registration, token).getSubject()).isEqualTo("4");
    }

    @Test
    void theSelfTestSaysWhatToRenew() {
        vitals.mayTest(connection);

        tests.run(connection, "1");

        assertThat(vitals.of(connection).test())
                .filteredOn(line -> line.equals(CheckLine.notOk("certificate", "localhost")))
                .as("key set and token address")
                .hasSize(2);
        assertThat(body("/admin/platforms/" + connection + "/health"))
                .contains("The LMS answers at localhost, but its certificate (TLS) does not hold: it has expired");
    }

    private MockHttpServletResponse launch() {
        TestLaunches.Login login = browser.login(platform);
        return browser.launch(login, platform.sign(platform.claims(login.nonce(), clock.instant())));
    }

    private String body(String address) {
        return new String(
                web.get()
                        .uri(address)
                        .with(authentication(TestPeople.asOperator()))
                        .exchange()
                        .getMvcResult()
                        .getResponse()
                        .getContentAsByteArray(),
                StandardCharsets.UTF_8);
    }

    private IncidentView incident(MockHttpServletResponse page) throws Exception {
        Matcher number = REFERENCE.matcher(page.getContentAsString(StandardCharsets.UTF_8));
        assertThat(number.find()).as("a reference on the page").isTrue();
        return doctor.find(LaunchDoctor.Sight.ALL, number.group(1)).orElseThrow();
    }
}
