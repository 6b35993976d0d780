package org.waymark.placement;

import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;

import java.net.URI;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionTemplate;
import org.waymark.OnH2;
import org.waymark.TestClock;
import org.waymark.catalog.DefinitionVersion;
import org.waymark.catalog.Definitions;
import org.waymark.jobs.TestJobs;
import org.waymark.lti.HttpsLms;
import org.waymark.lti.LtiLaunch;
import org.waymark.lti.LtiRegistrations;
import org.waymark.lti.PlatformDetails;
import org.waymark.lti.doctor.IncidentView;
import org.waymark.lti.doctor.LaunchDoctor;
import org.waymark.people.DistrictId;
import org.waymark.people.People;
import org.waymark.people.PersonId;
import org.waymark.people.TestPeople;
import org.waymark.review.DecisionMade;
import org.waymark.submission.Outcome;
import org.waymark.submission.SubmissionId;
import org.waymark.submission.Submissions;

/** A grade that is due while the certificate of the LMS has run out waits, says why, and arrives once it is renewed. */
@OnH2
@Import(HttpsLms.Trusted.class)
class GradeAfterRenewalTests {

    private static final String SCORES = "/items/link-1/scores?type_id=1";

    @Autowired
    LtiRegistrations registrations;

    @Autowired
    LaunchLandings landings;

    @Autowired
    GradePassback passback;

    @Autowired
    Definitions definitions;

    @Autowired
    Submissions submissions;

    @Autowired
    People people;

    @Autowired
    TestPeople testPeople;

    @Autowired
    LaunchDoctor doctor;

    @Autowired
    MockMvcTester web;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    TestClock clock;

    @Autowired
    ApplicationContext context;

    private HttpsLms lms;
    private UUID connection;

    @BeforeEach
    void aGradeIsDue() {
        lms = new HttpsLms(server -> {
            server.stubFor(post("/token")
                    .willReturn(okJson("{\"access_token\":\"t\",\"token_type\":\"Bearer\",\"expires_in\":3600}")));
            server.stubFor(post(urlEqualTo(SCORES)).willReturn(okJson("{}")));
        });
        DistrictId district = testPeople.district();
        connection = registrations
                .register(new PlatformDetails(
                        "https://" + UUID.randomUUID() + ".example",
                        "client-1",
                        URI.create(lms.url("/auth")),
                        URI.create(lms.url("/token")),
                        URI.create(lms.url("/jwks")),
                        null,
                        TestLaunches.SCOPES,
                        "moodle"))
                .id();
        registrations.accept(connection);
        DefinitionVersion definition = definitions.published(district).get(0);
        PersonId jordan = people.seen(district, TestLaunches.ISSUER, "sub-4", "Jordan Reyes");
        SubmissionId submission = submissions.start(definition.definition(), jordan, district);
        TestLaunches course = new TestLaunches(district, connection, lms.url(""));
        LtiLaunch launch = course.resource(
                "sub-4",
                TestLaunches.LEARNER,
                "link-1",
                definition.definition().toString(),
                TestLaunches.ags(lms.url("/items/link-1?type_id=1"), lms.url("/items")));
        landings.landing(launch, course.person(jordan, launch));
        transaction.executeWithoutResult(status -> passback.on(new DecisionMade(
                submission,
                definition.definition(),
                definition.id(),
                jordan,
                district,
                Outcome.AWARDED,
                clock.instant())));
        TestJobs.runDue(context, clock.instant());
    }

    @AfterEach
    void stopped() {
        lms.close();
        clock.reset();
    }

    @Test
    void itsTroubleIsTheCertificateAndSaysWhatToRenew() {
        IncidentView incident =
                doctor.newest(LaunchDoctor.Sight.ALL, connection, null, 1).get(0);

        assertThat(incident.code()).isEqualTo("service_certificate");
        assertThat(web.get().uri("/admin/doctor/" + incident.reference()).with(authentication(TestPeople.asOperator())))
                .bodyText()
                .contains("The certificate (TLS) of the LMS does not hold", "Renew it there");
    }

    @Test
    void itArrivesOnceAfterTheRenewal() {
        lms.renew();

        for (int hour = 0; hour < 6; hour++) {
            clock.advance(Duration.ofHours(1));
            TestJobs.runDue(context, clock.instant());
        }

        lms.server()
                .verify(
                        1,
                        postRequestedFor(urlPathEqualTo("/items/link-1/scores"))
                                .withRequestBody(containing("\"scoreGiven\":100")));
    }
}
