package org.waymark.people.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.waymark.OnH2;
import org.waymark.TestClock;
import org.waymark.jobs.TestJobs;
import org.waymark.lti.LtiRegistrations;
import org.waymark.lti.TestLaunches;
import org.waymark.lti.TestPlatform;
import org.waymark.people.DistrictId;
import org.waymark.people.People;
import org.waymark.people.PersonId;
import org.waymark.people.TestPeople;

/** The LMS brings somebody back whose data is erased. */
@OnH2
class LaunchAfterDeletionTests {

    @Autowired
    MockMvc mvc;

    @Autowired
    MockMvcTester web;

    @Autowired
    TestClock clock;

    @Autowired
    LtiRegistrations registrations;

    @Autowired
    People people;

    @Autowired
    Privacy privacy;

    @Autowired
    Erasures erasures;

    @Autowired
    TestPeople test;

    @Autowired
    ApplicationContext context;

    DistrictId district;
    TestPlatform platform;
    TestLaunches browser;

    @BeforeEach
    void anLms() {
        district = test.district();
        platform = TestPlatform.registered(registrations, district.id());
        browser = new TestLaunches(mvc, clock);
    }

    @Test
    void endsTheSessionAndBeginsAnew() {
        Cookie before = launch();
        PersonId old = known();
        assertThat(web.get().uri("/home").cookie(before)).hasStatusOk();

        erase(old);

        assertThat(web.get().uri("/home").cookie(before)).hasStatus(401);
        Cookie after = launch();
        assertThat(known()).isNotEqualTo(old);
        assertThat(web.get().uri("/privacy").cookie(after))
                .hasStatusOk()
                .bodyText()
                .doesNotContain("Certificate", "You asked for deletion");
    }

    private void erase(PersonId person) {
        var me = TestPeople.signedIn(person, district);
        privacy.ask(person, me, false);
        UUID request =
                privacy.asked(person, district).map(Privacy.OpenRequest::id).orElseThrow();
        erasures.approve(request, district, "lead");
        privacy.hurry(me);
        TestJobs.runDue(context, clock.instant());
        clock.advance(Duration.ofMinutes(11));
        TestJobs.runDue(context, clock.instant());
    }

    private Cookie launch() {
        return browser.signIn(platform, claims -> {});
    }

    private PersonId known() {
        return people.find(district, platform.details().issuer(), "4").orElseThrow();
    }
}
