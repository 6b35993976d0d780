package org.waymark.lti;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.waymark.lti.TestPlatform.LTI;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.waymark.OnH2;
import org.waymark.TestClock;
import org.waymark.lti.ags.AssignmentAndGradeService;
import org.waymark.lti.ags.GradeAccess;
import org.waymark.lti.ags.Score;
import org.waymark.people.Districts;

/** What the log says of launches and scores, and what it never says: names, e-mail addresses, tokens, comments. */
@OnH2
@ExtendWith(OutputCaptureExtension.class)
class LaunchLogTests {

    private static final String NAME = "Zebulon Quagmire";
    private static final String EMAIL = "zebulon@lakeside.example";

    @Autowired
    MockMvc web;

    @Autowired
    TestClock clock;

    @Autowired
    LtiRegistrations registrations;

    @Autowired
    Districts districts;

    @Autowired
    AssignmentAndGradeService grades;

    @Test
    void launchesAndRefusalsLeaveNothingOfAPersonInTheLog(CapturedOutput log) {
        TestPlatform platform = TestPlatform.registered(
                registrations, districts.named("District " + UUID.randomUUID()).id());
        TestLaunches browser = new TestLaunches(web, clock);
        List<String> tokens = new ArrayList<>();

        launch(platform, browser, tokens, claims -> {});
        launch(platform, browser, tokens, claims -> claims.put(LTI + "version", "1"));
        launch(platform, browser, tokens, claims -> claims.put("nonce", "other"));
        launch(platform, browser, tokens, claims -> claims.put(LTI + "deployment_id", NAME));
        launch(platform, browser, tokens, claims -> claims.put("sub", EMAIL + "x".repeat(256)));
        TestLaunches.Login refused = browser.login(platform);
        browser.perform(MockMvcRequestBuilders.post("/lti/launch")
                .param("state", refused.state())
                .param("error", "login_required")
                .param("error_description", "No session of " + NAME)
                .cookie(refused.browser()));

        assertThat(log.getOut()).contains("Launch refused", "version_unsupported", "nonce_mismatch");
        assertThat(log.getOut()).doesNotContain(NAME, "Quagmire", EMAIL);
        assertThat(log.getOut()).doesNotContain(tokens);
    }

    @Test
    void scoresLeaveNeitherTokensNorCommentsInTheLog(CapturedOutput log) {
        try (StubPlatform platform = new StubPlatform()) {
            PlatformRegistration registration = platform.registeredWith(registrations, null);
            GradeAccess access = new GradeAccess(registration.id(), "2", Set.of(GradeAccess.SCORE));
            platform.givesToken("a-secret-token", 3600);
            platform.server.stubFor(post(urlPathEqualTo("/good/scores")).willReturn(okJson("{}")));
            platform.server.stubFor(post(urlPathEqualTo("/bad/scores"))
                    .willReturn(aResponse().withStatus(400).withBody("No grade for " + NAME)));
            Score score =
                    Score.awarded("user-" + EMAIL, clock.instant(), 100, "Well done, " + NAME, clock.instant(), null);

            grades.publish(access, new LineItemUrl(URI.create(platform.url("/good"))), score);
            catchThrowable(() -> grades.publish(access, new LineItemUrl(URI.create(platform.url("/bad"))), score));

            assertThat(platform.tokenRequests()).isNotEmpty();
            assertThat(log.getAll()).doesNotContain("a-secret-token", NAME, EMAIL);
            assertThat(log.getAll())
                    .doesNotContain(
                            StubPlatform.form(platform.tokenRequests().get(0)).get("client_assertion"));
        }
    }

    private void launch(
            TestPlatform platform, TestLaunches browser, List<String> tokens, Consumer<Map<String, Object>> changes) {
        TestLaunches.Login login = browser.login(platform);
        Map<String, Object> claims = platform.claims(login.nonce(), clock.instant());
        claims.put("name", NAME);
        claims.put("email", EMAIL);
        changes.accept(claims);
        String token = platform.sign(claims);
        tokens.add(token);
        tokens.add(login.nonce());
        browser.launch(login, token);
    }
}
