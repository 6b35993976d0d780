package org.waymark.lti;

import static org.assertj.core.api.Assertions.assertThat;
import static org.waymark.lti.TestPlatform.LTI;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.waymark.OnH2;
import org.waymark.TestClock;
import org.waymark.people.Districts;

/** Launches of an LMS whose copy launches too, and of connections and deployments that were switched off or declined. */
@OnH2
class CopiedLmsTests {

    private static final String AGS = "https://purl.imsglobal.org/spec/lti-ags/claim/endpoint";

    @Autowired
    MockMvc web;

    @Autowired
    TestClock clock;

    @Autowired
    LtiRegistrations registrations;

    @Autowired
    PlatformCopies copies;

    @Autowired
    Districts districts;

    @Autowired
    JdbcClient database;

    private TestPlatform platform;
    private TestLaunches browser;

    @BeforeEach
    void launchesFromTheRealOne() {
        platform = TestPlatform.registered(
                registrations, districts.named("District " + UUID.randomUUID()).id());
        browser = new TestLaunches(web, clock);
        assertThat(launch(from("real", "lms.example")).getStatus()).isEqualTo(303);
    }

    @Test
    void letsPeopleInButKeepsNoAddressOfTheCopy() {
        MockHttpServletResponse response = launch(from("copy", "staging.example"));

        assertThat(response.getStatus()).isEqualTo(303);
        assertThat(lineItems()).containsExactly("https://lms.example/items/1");
        assertThat(copies.mayPostGrades(platform.id(), "1")).isFalse();
    }

    @Test
    void keepsTheNewAddressOnceAPersonConfirmedIt() {
        launch(from("moved", "new.example"));
        copies.confirm(sighting(), platform.id());

        launch(from("moved", "new.example"));

        assertThat(lineItems()).containsExactly("https://new.example/items/1");
    }

    @Test
    void turnsPeopleAwayFromACopyThatWasRefused() throws Exception {
        launch(from("copy", "staging.example"));
        copies.refuse(sighting(), platform.id());

        MockHttpServletResponse page = launch(from("copy", "staging.example"));

        assertThat(page.getStatus()).isEqualTo(403);
        assertThat(page.getContentAsString()).contains("a copy of your learning system");
    }

    @Test
    void answersASwitchedOffConnectionWithAPageOfItsOwn() throws Exception {
        TestLaunches.Login begun = browser.login(platform);
        registrations.switchOff(platform.id());

        MockHttpServletResponse page =
                browser.launch(begun, platform.sign(platform.claims(begun.nonce(), clock.instant())));

        assertThat(page.getStatus()).isEqualTo(403);
        assertThat(page.getContentAsString()).contains("switched off");
    }

    @Test
    void turnsPeopleAwayFromADeploymentThatWasDeclined() throws Exception {
        registrations.seen(platform.id(), "unknown");
        registrations.decline(platform.id(), "unknown");

        MockHttpServletResponse page = launch(claims -> claims.put(LTI + "deployment_id", "unknown"));

        assertThat(page.getStatus()).isEqualTo(403);
        assertThat(page.getContentAsString()).contains("decided not to connect");
    }

    private Consumer<Map<String, Object>> from(String guid, String host) {
        return claims -> {
            claims.put(LTI + "tool_platform", Map.of("guid", guid));
            claims.put(
                    AGS,
                    Map.of(
                            "scope",
                            List.of("https://purl.imsglobal.org/spec/lti-ags/scope/score"),
                            "lineitem",
                            "https://" + host + "/items/1"));
        };
    }

    private MockHttpServletResponse launch(Consumer<Map<String, Object>> changes) {
        TestLaunches.Login login = browser.login(platform);
        Map<String, Object> claims = platform.claims(login.nonce(), clock.instant());
        changes.accept(claims);
        return browser.launch(login, platform.sign(claims));
    }

    private UUID sighting() {
        return copies.of(platform.id()).get(0).id();
    }

    private List<String> lineItems() {
        return database.sql("select line_item from placement where registration_id = ?")
                .param(platform.id())
                .query(String.class)
                .list();
    }
}
