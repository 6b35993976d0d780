package org.waymark.lti;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.waymark.OnH2;
import org.waymark.Requirement;
import org.waymark.TestClock;
import org.waymark.people.Districts;

/** Submission review and data privacy, from the signed message to the page it leads to. */
@OnH2
class OtherMessagesTests {

    @Autowired
    MockMvc web;

    @Autowired
    TestClock clock;

    @Autowired
    LtiRegistrations registrations;

    @Autowired
    Districts districts;

    private TestPlatform platform;
    private TestLaunches browser;

    @BeforeEach
    void platform() {
        platform = TestPlatform.registered(
                registrations, districts.named("District " + UUID.randomUUID()).id());
        browser = new TestLaunches(web, clock);
    }

    @Requirement(87)
    @Test
    void refusesAReviewThatDoesNotSayWhose() {
        TestLaunches.Login login = browser.login(platform);
        Map<String, Object> claims = platform.claims(login.nonce(), clock.instant());
        claims.put(TestPlatform.LTI + "message_type", LtiLaunch.SUBMISSION_REVIEW);

        MockHttpServletResponse refused = browser.launch(login, platform.sign(claims));

        assertThat(refused.getStatus()).isEqualTo(403);
        assertThat(text(refused)).contains("did not say whose work");
    }

    @Requirement(87)
    @Test
    void opensAReviewWithoutAResourceLink() {
        assertThat(landing(claims -> {
                    claims.put(TestPlatform.LTI + "message_type", LtiLaunch.SUBMISSION_REVIEW);
                    claims.put(TestPlatform.LTI + "for_user", Map.of("user_id", "9"));
                    claims.remove(TestPlatform.LTI + "resource_link");
                }))
                .isEqualTo("/work/closed?why=NOT_OPENED");
    }

    @Requirement(90)
    @Test
    void opensWhatIsHeldOnTheUser() {
        assertThat(landing(claims -> claims.put(TestPlatform.LTI + "message_type", LtiLaunch.DATA_PRIVACY)))
                .isEqualTo("/privacy");
    }

    @Requirement(90)
    @Test // the name that drafts of the specification and some platforms use
    void knowsThePrivacyLaunchByItsDraftName() {
        assertThat(landing(claims -> {
                    claims.put(TestPlatform.LTI + "message_type", "DataPrivacyLaunchRequest");
                    claims.remove(TestPlatform.LTI + "target_link_uri");
                }))
                .isEqualTo("/privacy");
    }

    @Requirement(90)
    @Test
    void opensNothingOfAnotherForAnInstructor() {
        browser.open(platform, claims -> claims.put("sub", "9"));

        assertThat(landing(claims -> aboutAnother(claims))).isEqualTo("/privacy/closed");
    }

    @Requirement(90)
    @Test
    void letsAnAdministratorSendARequestForAnother() {
        browser.open(platform, claims -> claims.put("sub", "9"));

        TestLaunches.Opened opened = browser.open(platform, claims -> {
            aboutAnother(claims);
            claims.put(
                    TestPlatform.LTI + "roles",
                    List.of("http://purl.imsglobal.org/vocab/lis/v2/institution/person#Administrator"));
        });

        assertThat(opened.landing()).startsWith("/privacy/people/");
        assertThat(text(page(opened.landing(), opened.session())))
                .contains("Ask for deletion", "not shown to you")
                .doesNotContain("Download");
    }

    private static void aboutAnother(Map<String, Object> claims) {
        claims.put(TestPlatform.LTI + "message_type", LtiLaunch.DATA_PRIVACY);
        claims.put(TestPlatform.LTI + "for_user", Map.of("user_id", "9"));
    }

    private String landing(Consumer<Map<String, Object>> changes) {
        return browser.open(platform, changes).landing().replaceFirst("#course-\\d+$", "");
    }

    private MockHttpServletResponse page(String path, Cookie session) {
        return browser.perform(org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get(path)
                .cookie(session));
    }

    private static String text(MockHttpServletResponse response) {
        try {
            return response.getContentAsString(java.nio.charset.StandardCharsets.UTF_8);
        } catch (java.io.UnsupportedEncodingException e) {
            throw new AssertionError(e);
        }
    }
}
