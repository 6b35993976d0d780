package org.waymark.lti;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.waymark.OnH2;
import org.waymark.TestClock;
import org.waymark.lti.doctor.Finding;
import org.waymark.lti.doctor.IncidentKind;
import org.waymark.lti.doctor.IncidentView;
import org.waymark.lti.doctor.LaunchDoctor;
import org.waymark.people.Districts;

/** What the Launch Doctor keeps of refused logins and launches, by the number on the person's page. */
@OnH2
class LaunchIncidentsTests {

    private static final Pattern REFERENCE = Pattern.compile("Reference ([0-9a-f]{8})");

    @Autowired
    MockMvc mvc;

    @Autowired
    TestClock clock;

    @Autowired
    LtiRegistrations registrations;

    @Autowired
    Districts districts;

    @Autowired
    LaunchDoctor doctor;

    @Autowired
    JdbcClient database;

    TestLaunches browser;
    TestPlatform platform;

    @BeforeEach
    void platform() {
        browser = new TestLaunches(mvc, clock);
        platform = TestPlatform.registered(
                registrations, districts.named("District " + UUID.randomUUID()).id());
    }

    @Test
    void sayWhichAudienceWasExpectedAndWhichCame() throws Exception {
        IncidentView incident = launched(claims -> claims.put("aud", "another-tool"));

        assertThat(incident.kind()).isEqualTo(IncidentKind.LAUNCH);
        assertThat(incident.code()).isEqualTo("audience_differs");
        assertThat(incident.registration()).isEqualTo(platform.id());
        assertThat(incident.deploymentId()).isEqualTo("1");
        assertThat(incident.findings())
                .contains(Finding.of("aud", platform.details().clientId(), "another-tool"));
    }

    @Test
    void sayHowFarTheClockOfThePlatformIsOff() throws Exception {
        IncidentView incident =
                launched(claims -> claims.put("iat", clock.instant().getEpochSecond() + 300));

        assertThat(incident.code()).isEqualTo("token_not_yet_valid");
        assertThat(incident.findings())
                .filteredOn(finding -> finding.what().equals("iat"))
                .singleElement()
                .extracting(Finding::came)
                .asString()
                .matches("\\+(300|299) s");
    }

    @Test
    void tellTheClockOfEveryTokenWithAGoodSignature() throws Exception {
        assertThat(launched(claims -> claims.remove("nonce")).findings())
                .extracting(Finding::what)
                .containsExactly("nonce", "iat");
    }

    @Test
    void sayEverythingThatWasWrongAndNotTheFirstThingOnly() throws Exception {
        IncidentView incident = launched(claims -> {
            claims.put(TestPlatform.LTI + "version", "1.1");
            claims.remove(TestPlatform.LTI + "roles");
        });

        assertThat(incident.findings()).contains(Finding.of("version", "1.3.0", "1.1"), Finding.named("roles"));
    }

    @Test
    void nameTheKeyThatIsNotPublished() throws Exception {
        JWSHeader header =
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("rotated-7").build();
        TestLaunches.Login login = browser.login(platform);
        String token = TestPlatform.sign(
                header, TestPlatform.key("rotated-7"), platform.claims(login.nonce(), clock.instant()));

        IncidentView incident = incident(browser.launch(login, token));

        assertThat(incident.code()).isEqualTo("key_unknown");
        assertThat(incident.findings()).contains(Finding.came("kid", "rotated-7"));
        assertThat(incident.deploymentId()).as("of a token nobody vouches for").isNull();
    }

    @Test
    void sayThatTheKeysOfThePlatformCannotBeHad() throws Exception {
        platform.keySetIsDown();

        assertThat(launched(claims -> {}).findings()).contains(Finding.of("jwks_uri", "HTTP 200", "HTTP 500"));
    }

    @Test
    void tellOfATargetElsewhereOnlyTheHosts() throws Exception {
        IncidentView incident = launched(
                claims -> claims.put(TestPlatform.LTI + "target_link_uri", "https://evil.example/tess?mail=t@e.org"));

        assertThat(incident.code()).isEqualTo("target_differs");
        assertThat(incident.findings()).contains(Finding.of("target_link_uri", "localhost:8080", "evil.example"));
    }

    @Test
    void nameAnLmsThatIsNotRegistered() throws Exception {
        Map<String, String> parameters = TestLaunches.loginParameters(platform);
        parameters.put("iss", "https://unknown-" + UUID.randomUUID() + ".example");
        var login = post("/lti/login");
        parameters.forEach(login::param);

        IncidentView incident = incident(browser.perform(login));

        assertThat(incident.kind()).isEqualTo(IncidentKind.LOGIN);
        assertThat(incident.code()).isEqualTo("not_registered");
        assertThat(incident.issuer()).isEqualTo(parameters.get("iss"));
        assertThat(incident.clientId()).isEqualTo(parameters.get("client_id"));
    }

    @Test
    void nameWhatALoginLacks() throws Exception {
        Map<String, String> parameters = TestLaunches.loginParameters(platform);
        parameters.remove("login_hint");
        var login = post("/lti/login");
        parameters.forEach(login::param);

        assertThat(incident(browser.perform(login)).findings()).contains(Finding.named("login_hint"));
    }

    @Test
    void nameTheParameterThatIsTooLong() throws Exception {
        Map<String, String> parameters = TestLaunches.loginParameters(platform);
        parameters.put("lti_deployment_id", "x".repeat(256));
        var login = post("/lti/login");
        parameters.forEach(login::param);

        assertThat(incident(browser.perform(login)).findings()).containsExactly(Finding.named("lti_deployment_id"));
    }

    @Test
    void holdNothingOfThePerson() throws Exception {
        TestLaunches.Login login = browser.login(platform);
        Map<String, Object> claims = platform.claims(login.nonce(), clock.instant());
        claims.put("sub", "sub-of-tess-4711");
        claims.put("email", "tess@lakeside.example");
        claims.put("given_name", "Tess");
        claims.put(TestPlatform.LTI + "custom", Map.of("person", "custom-of-tess"));
        claims.put("aud", "tess@lakeside.example");
        claims.put("azp", "x");
        claims.put("exp", 1);
        claims.put(TestPlatform.LTI + "version", "tess@lakeside.example");
        claims.put(TestPlatform.LTI + "message_type", "tess@lakeside.example");
        claims.put(TestPlatform.LTI + "target_link_uri", "https://tess.arnold@lakeside.example/Tess");
        String token = platform.sign(claims);

        String reference = incident(browser.launch(login, token)).reference();

        String stored = database.sql("select cast(findings as varchar) from lti_incident where reference = ?")
                .param(reference)
                .query(String.class)
                .single();
        assertThat(stored)
                .contains("aud", "version")
                .doesNotContain("tess@", "Tess", "4711", "custom", "eyJ", login.nonce(), login.state());
    }

    @Test
    void areTheSameNumberForTwoPeopleWhoMeetTheSameTroubleAtOnce() throws Exception {
        String first = launched(claims -> claims.remove("nonce")).reference();

        assertThat(launched(claims -> claims.remove("nonce")).reference()).isEqualTo(first);
    }

    private IncidentView launched(Consumer<Map<String, Object>> changes) throws Exception {
        TestLaunches.Login login = browser.login(platform);
        Map<String, Object> claims = platform.claims(login.nonce(), clock.instant());
        changes.accept(claims);
        return incident(browser.launch(login, platform.sign(claims)));
    }

    private IncidentView incident(MockHttpServletResponse page) throws Exception {
        Matcher number = REFERENCE.matcher(page.getContentAsString(StandardCharsets.UTF_8));
        assertThat(number.find()).as("a reference on the page").isTrue();
        return doctor.find(LaunchDoctor.Sight.ALL, number.group(1)).orElseThrow();
    }
}
