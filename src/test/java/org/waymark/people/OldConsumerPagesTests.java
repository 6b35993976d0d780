package org.waymark.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.net.URI;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.core.Authentication;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.waymark.OnH2;
import org.waymark.Requirement;
import org.waymark.lti.LtiRegistrations;
import org.waymark.lti.OldConsumers;
import org.waymark.lti.PlatformDetails;

/** Where the operator enters keys of LTI 1.1. */
@OnH2
class OldConsumerPagesTests {

    @Autowired
    MockMvcTester web;

    @Autowired
    LtiRegistrations registrations;

    @Autowired
    OldConsumers consumers;

    @Autowired
    TestPeople test;

    UUID registration;

    @BeforeEach
    void aConnection() {
        registration = registrations
                .register(new PlatformDetails(
                        "https://" + UUID.randomUUID() + ".example",
                        "client",
                        URI.create("https://lms.example/auth"),
                        URI.create("https://lms.example/token"),
                        URI.create("https://lms.example/jwks"),
                        null,
                        Set.of(),
                        ""))
                .id();
    }

    @Requirement(89)
    @Test
    void takesAKeyAndNeverShowsItsSecret() {
        assertThat(keep("old-key", "s3cret")).hasRedirectedUrl(path());

        assertThat(get(TestPeople.asOperator()))
                .hasStatusOk()
                .bodyText()
                .contains("old-key")
                .doesNotContain("s3cret");
    }

    @Test
    void saysWhatIsMissing() {
        assertThat(keep("old-key", "")).hasStatus(422).bodyText().contains("Enter the secret", "old-key");
        assertThat(keep(" ", "s")).hasStatus(422).bodyText().contains("Enter the consumer key");
    }

    @Test
    void forgetsAKey() {
        keep("old-key", "s3cret");
        UUID consumer = consumers.of(registration).get(0).id();

        assertThat(web.post()
                        .uri(path() + "/" + consumer + "/forget")
                        .with(authentication(TestPeople.asOperator()))
                        .with(csrf())
                        .exchange())
                .hasRedirectedUrl(path());

        assertThat(consumers.of(registration)).isEmpty();
    }

    @Test
    void isTheOperatorsAlone() {
        DistrictId district = test.district();
        PersonId lead = test.person(district, "Lee Lead", Role.LEAD);

        assertThat(get(TestPeople.as(lead, district))).hasStatus(404);
    }

    private String path() {
        return "/admin/platforms/" + registration + "/lti11";
    }

    private MvcTestResult get(Authentication who) {
        return web.get().uri(path()).with(authentication(who)).exchange();
    }

    private MvcTestResult keep(String key, String secret) {
        return web.post()
                .uri(path())
                .param("key", key)
                .param("secret", secret)
                .with(authentication(TestPeople.asOperator()))
                .with(csrf())
                .exchange();
    }
}
