package org.waymark.lti;

import static org.assertj.core.api.Assertions.assertThat;
import static org.waymark.lti.TestPlatform.LTI;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.waymark.OnH2;
import org.waymark.TestClock;
import org.waymark.people.Districts;

/** What a launch leaves in the log and in the figures: how it ended, and nothing of whoever was launched. */
@OnH2
@ExtendWith(OutputCaptureExtension.class)
class LaunchLogTests {

    @Autowired
    MockMvc web;

    @Autowired
    TestClock clock;

    @Autowired
    LtiRegistrations registrations;

    @Autowired
    Districts districts;

    @Autowired
    MeterRegistry registry;

    private TestPlatform platform;
    private TestLaunches browser;

    @BeforeEach
    void platform() {
        platform = TestPlatform.registered(
                registrations, districts.named("District " + UUID.randomUUID()).id());
        browser = new TestLaunches(web, clock);
    }

    @Test
    void aLaunchWritesNothingOfThePerson(CapturedOutput log) {
        double before = count("ok", "none");

        assertThat(launched(LaunchLogTests::somebody).getStatus()).isEqualTo(303);

        assertThat(count("ok", "none")).isEqualTo(before + 1);
        assertThat(log).doesNotContain("sub-8472", "Zora", "Quillfeather", "zora@school.example.org", "Room 14");
    }

    @Test
    void aRefusedLaunchWritesWhyUnderTheReferenceAndNothingOfThePerson(CapturedOutput log) throws Exception {
        double before = count("refused", "version_unsupported");

        MockHttpServletResponse refused = launched(claims -> {
            somebody(claims);
            claims.put(LTI + "version", "9.9");
        });

        assertThat(refused.getStatus()).isEqualTo(403);
        assertThat(count("refused", "version_unsupported")).isEqualTo(before + 1);
        String line = log.toString()
                .lines()
                .filter(each -> each.contains("Launch refused"))
                .reduce((first, last) -> last)
                .orElseThrow();
        assertThat(line).contains("version_unsupported").containsPattern("\\[[0-9a-f]{8}]");
        assertThat(refused.getContentAsString()).contains(line.replaceAll(".*reference (\\w+):.*", "$1"));
        assertThat(log).doesNotContain("sub-8472", "Zora", "Quillfeather", "zora@school.example.org", "Room 14");
    }

    private static void somebody(Map<String, Object> claims) {
        claims.put("sub", "sub-8472");
        claims.put("given_name", "Zora");
        claims.put("family_name", "Quillfeather");
        claims.put("name", "Zora Quillfeather");
        claims.put("email", "zora@school.example.org");
        claims.put(LTI + "context", Map.of("id", "c-1", "title", "Room 14"));
    }

    private MockHttpServletResponse launched(Consumer<Map<String, Object>> changes) {
        TestLaunches.Login login = browser.login(platform);
        Map<String, Object> claims = platform.claims(login.nonce(), clock.instant());
        changes.accept(claims);
        return browser.launch(login, platform.sign(claims));
    }

    private double count(String outcome, String reason) {
        return registry.get("waymark.launches")
                .tag("outcome", outcome)
                .tag("reason", reason)
                .counter()
                .count();
    }
}
