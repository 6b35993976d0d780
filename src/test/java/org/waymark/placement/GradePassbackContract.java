package org.waymark.placement;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.waymark.TestClock;
import org.waymark.catalog.DefinitionVersion;
import org.waymark.catalog.Definitions;
import org.waymark.jobs.DueJobs;
import org.waymark.jobs.TestJobs;
import org.waymark.lti.LtiLaunch;
import org.waymark.lti.LtiRegistrations;
import org.waymark.lti.PlatformDetails;
import org.waymark.people.DistrictId;
import org.waymark.people.Districts;
import org.waymark.people.People;
import org.waymark.people.PersonId;
import org.waymark.review.DecisionMade;
import org.waymark.submission.Outcome;
import org.waymark.submission.SubmissionId;
import org.waymark.submission.SubmissionSubmitted;
import org.waymark.submission.Submissions;

abstract class GradePassbackContract {

    private static final String SCORES = "/items/link-1/scores?type_id=1";

    static WireMockServer lms;

    @Autowired
    LaunchLandings landings;

    @Autowired
    GradePassback passback;

    @Autowired
    ScorePublicationRepository publications;

    @Autowired
    LtiRegistrations registrations;

    @Autowired
    Districts districts;

    @Autowired
    Definitions definitions;

    @Autowired
    Submissions submissions;

    @Autowired
    People people;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    TestClock clock;

    @Autowired
    ApplicationContext context;

    DistrictId district;
    UUID connection;
    TestLaunches course;
    DefinitionVersion definition;
    PersonId jordan;
    SubmissionId submission;

    @BeforeAll
    static void anLms() {
        lms = new WireMockServer(wireMockConfig().dynamicPort().http2PlainDisabled(true));
        lms.start();
    }

    @AfterAll
    static void noLms() {
        lms.stop();
    }

    @BeforeEach
    void aLearnerWhoLaunchedAndStarted() {
        lms.resetAll();
        lms.stubFor(post("/token")
                .willReturn(okJson("{\"access_token\":\"t\",\"token_type\":\"Bearer\",\"expires_in\":3600}")));
        district = districts.named("District " + UUID.randomUUID());
        connection = registrations
                .register(new PlatformDetails(
                        "https://" + UUID.randomUUID() + ".example",
                        "client-1",
                        URI.create(lms.baseUrl() + "/auth"),
                        URI.create(lms.baseUrl() + "/token"),
                        URI.create(lms.baseUrl() + "/jwks"),
                        null,
                        TestLaunches.SCOPES,
                        "moodle"))
                .id();
        registrations.accept(connection);
        course = new TestLaunches(district, connection, lms.baseUrl());
        definition = definitions.published(district).get(0);
        jordan = people.seen(district, TestLaunches.ISSUER, "sub-4", "Jordan Reyes");
        submission = submissions.start(definition.definition(), jordan, district);
    }

    @Test
    void tellsThatWorkWasHandedInWithoutAScore() {
        takes(SCORES);
        launched();

        handedIn();
        work();

        lms.verify(
                1,
                postRequestedFor(urlEqualTo(SCORES))
                        .withRequestBody(matchingJsonPath("$.activityProgress", equalTo("Submitted")))
                        .withRequestBody(matchingJsonPath("$.gradingProgress", equalTo("PendingManual")))
                        .withRequestBody(matchingJsonPath("$.userId", equalTo("sub-4")))
                        .withRequestBody(matchingJsonPath("$.scoreGiven", absent())));
        assertThat(statuses()).containsExactly("SUBMITTED SENT");
    }

    @Test
    void tellsTheAwardWithAllPointsAndAComment() {
        takes(SCORES);
        launched();

        decided(Outcome.AWARDED);
        work();

        LoggedRequest score = scores().get(0);
        assertThat(score.getBodyAsString())
                .contains("\"scoreGiven\":100", "\"scoreMaximum\":100", "Completed", "FullyGraded")
                .contains("You have earned the micro-credential " + definition.title());
    }

    @Test
    void waitsWhileTheConnectionIsSwitchedOffAndLosesNothing() {
        takes(SCORES);
        launched();
        registrations.approve(connection, "deployment-1", district.id());
        registrations.switchOff(connection);
        decided(Outcome.AWARDED);
        work();
        clock.advance(Duration.ofDays(30));
        work();
        assertThat(scores()).isEmpty();
        assertThat(statuses()).containsExactly("AWARDED HELD");
        assertThat(passback.failed(district)).isEmpty();

        registrations.switchOn(connection);
        work();

        assertThat(scores()).hasSize(1);
        assertThat(statuses()).containsExactly("AWARDED SENT");
    }

    @Test
    void makesNoColumnInALmsThatIsSwitchedOff() {
        lms.stubFor(get(urlPathEqualTo("/items")).willReturn(okJson("[]")));
        launched(TestLaunches.ags(null, lms.baseUrl() + "/items"));
        registrations.switchOff(connection);
        handedIn();

        work();

        lms.verify(0, postRequestedFor(urlEqualTo("/items")));
        assertThat(statuses()).containsExactly("SUBMITTED HELD");
    }

    @Test
    void tellsNothingOfANotYet() {
        takes(SCORES);
        launched();

        decided(Outcome.NOT_YET);
        work();

        assertThat(scores()).isEmpty();
    }

    @Test
    void triesAgainWhenTheLmsIsBusyAndAsLateAsItAsks() {
        lms.stubFor(post(urlEqualTo(SCORES))
                .inScenario("busy")
                .whenScenarioStateIs(Scenario.STARTED)
                .willReturn(aResponse().withStatus(503).withHeader("Retry-After", "120"))
                .willSetStateTo("well"));
        lms.stubFor(post(urlEqualTo(SCORES))
                .inScenario("busy")
                .whenScenarioStateIs("well")
                .willReturn(okJson("{}")));
        launched();
        decided(Outcome.AWARDED);
        work();
        clock.advance(Duration.ofSeconds(100));
        work();
        assertThat(scores()).hasSize(1);

        clock.advance(Duration.ofSeconds(30));
        work();

        assertThat(statuses()).containsExactly("AWARDED SENT");
        assertThat(scores().get(0).getBodyAsString()).isEqualTo(scores().get(1).getBodyAsString());
    }

    @Test
    void showsTheWordsOfARefusalAndSendsAgain() {
        lms.stubFor(post(urlEqualTo(SCORES))
                .willReturn(aResponse().withStatus(400).withBody("{\"error\":\"Incorrect score received\"}")));
        launched();
        decided(Outcome.AWARDED);
        work();
        FailedScore failed = passback.failed(district).get(0);
        assertThat(failed.words()).contains("Incorrect score received");
        assertThat(failed.person()).isEqualTo("Jordan Reyes");
        takes(SCORES);

        passback.sendAgain(ScorePublicationId.valueOf(failed.id()), district);
        passback.sendAgain(ScorePublicationId.valueOf(failed.id()), district);
        work();

        assertThat(scores()).hasSize(2);
        assertThat(statuses()).containsExactly("AWARDED SENT");
        assertThat(passback.failed(district)).isEmpty();
    }

    @Test
    void takesAConflictOverHandingInForAlreadyTold() {
        lms.stubFor(post(urlEqualTo(SCORES)).willReturn(aResponse().withStatus(409)));
        launched();
        handedIn();

        work();

        assertThat(scores()).hasSize(1);
        assertThat(statuses()).containsExactly("SUBMITTED SENT");
    }

    @Test
    void sendsAnAwardUnderALaterTimeWhereTheGradebookHoldsSomethingNewer() {
        lms.stubFor(post(urlEqualTo(SCORES))
                .inScenario("typed by hand")
                .whenScenarioStateIs(Scenario.STARTED)
                .willReturn(aResponse().withStatus(409))
                .willSetStateTo("asked"));
        lms.stubFor(post(urlEqualTo(SCORES))
                .inScenario("typed by hand")
                .whenScenarioStateIs("asked")
                .willReturn(okJson("{}")));
        launched();
        decided(Outcome.AWARDED);
        clock.advance(Duration.ofHours(3));

        work();

        assertThat(statuses()).containsExactly("AWARDED SENT");
        assertThat(scores()).hasSize(2);
        assertThat(scores().get(1).getBodyAsString())
                .contains("FullyGraded", clock.instant().toString().substring(0, 19));
    }

    @Test
    void showsAnAwardThatTheGradebookKeepsCallingOld() {
        lms.stubFor(post(urlEqualTo(SCORES)).willReturn(aResponse().withStatus(409)));
        launched();
        decided(Outcome.AWARDED);

        work();

        assertThat(statuses()).containsExactly("AWARDED REFUSED");
        assertThat(passback.failed(district).get(0).words()).contains("409");
    }

    @Test
    void sendsWhatWasGivenUpWhenTheOperatorStartsStoppedWorkAgain() {
        lms.stubFor(post(urlEqualTo(SCORES)).willReturn(aResponse().withStatus(503)));
        launched();
        decided(Outcome.AWARDED);
        for (int i = 0; i < 20; i++) {
            work();
            clock.advance(Duration.ofHours(7));
        }
        assertThat(statuses()).containsExactly("AWARDED GIVEN_UP");
        takes(SCORES);

        ScorePublication publication = (ScorePublication)
                publications.findOfEarner(submission, jordan, district).get(0)[0];
        transaction.executeWithoutResult(status -> context.getBean(DueJobs.class)
                .schedule(context.getBean(ScorePublisher.class), "again", ScoreDue.of(publication)));
        work();

        assertThat(statuses()).containsExactly("AWARDED SENT");
    }

    @Test
    void neverLetsLateNewsOfHandingInFollowAnAward() {
        lms.stubFor(post(urlEqualTo(SCORES)).willReturn(aResponse().withStatus(503)));
        launched();
        handedIn();
        work();
        takes(SCORES);

        decided(Outcome.AWARDED);
        clock.advance(Duration.ofHours(1));
        work();
        work();

        assertThat(statuses()).containsExactlyInAnyOrder("SUBMITTED SUPERSEDED", "AWARDED SENT");
        assertThat(scores().get(scores().size() - 1).getBodyAsString()).contains("FullyGraded");
    }

    @Test
    void tellsEachThingOnceHoweverOftenItIsAnnounced() {
        takes(SCORES);
        launched();

        handedIn();
        handedIn();
        decided(Outcome.AWARDED);
        decided(Outcome.AWARDED);
        handedIn();
        work();
        work();

        assertThat(statuses()).containsExactlyInAnyOrder("SUBMITTED SUPERSEDED", "AWARDED SENT");
    }

    @Test
    void tellsASecondCourseThatIsOpenedAfterTheAward() {
        takes(SCORES);
        takes("/items/link-2/scores?type_id=1");
        launched();
        decided(Outcome.AWARDED);
        work();
        closedAsAwarded();

        LtiLaunch second =
                course.learner("sub-4", "link-2", definition.definition().toString());
        landings.landing(second, course.person(jordan, second));
        work();

        lms.verify(1, postRequestedFor(urlEqualTo("/items/link-2/scores?type_id=1")));
    }

    @Test
    void makesTheColumnOnceWhereTheLinkHasNone() {
        lms.stubFor(get(urlPathEqualTo("/items")).willReturn(okJson("[]")));
        String item = """
                {"id":"%s/items/77","label":"x","scoreMaximum":100,"resourceId":"%s","tag":"waymark"}
                """.formatted(lms.baseUrl(), definition.definition());
        lms.stubFor(post("/items").willReturn(okJson(item).withStatus(201)));
        takes("/items/77/scores");
        launched(TestLaunches.ags(null, lms.baseUrl() + "/items"));

        handedIn();
        work();
        clock.advance(Duration.ofMinutes(5));
        decided(Outcome.AWARDED);
        work();

        lms.verify(1, postRequestedFor(urlEqualTo("/items")));
        lms.verify(2, postRequestedFor(urlEqualTo("/items/77/scores")));
    }

    @Test
    void saysThatALinkHasNoColumnAndTellsItWhenItGetsOne() {
        takes(SCORES);
        launched(null);
        decided(Outcome.AWARDED);
        work();
        assertThat(statuses()).containsExactly("AWARDED NOT_POSSIBLE");

        launched();
        work();

        assertThat(statuses()).containsExactly("AWARDED SENT");
    }

    @Test
    void showsTheEarnerWhatWasTold() {
        takes(SCORES);
        launched();
        decided(Outcome.AWARDED);
        work();

        List<ToldGradebook> told = passback.told(submission, jordan, district);

        assertThat(told).singleElement().satisfies(line -> {
            assertThat(line.course()).isEqualTo("Teacher Competency Pathway");
            assertThat(line.status()).isEqualTo(PublicationStatus.SENT);
        });
    }

    private void launched() {
        launched(TestLaunches.ags(lms.baseUrl() + "/items/link-1?type_id=1", lms.baseUrl() + "/items"));
    }

    private void launched(LtiLaunch.AgsEndpoint ags) {
        LtiLaunch launch = course.resource(
                "sub-4", TestLaunches.LEARNER, "link-1", definition.definition().toString(), ags);
        landings.landing(launch, course.person(jordan, launch));
    }

    private void handedIn() {
        transaction.executeWithoutResult(status -> passback.on(new SubmissionSubmitted(
                submission,
                definition.definition(),
                definition.id(),
                jordan,
                district,
                1,
                Set.of(),
                null,
                clock.instant())));
    }

    private void decided(Outcome outcome) {
        transaction.executeWithoutResult(status -> passback.on(new DecisionMade(
                submission, definition.definition(), definition.id(), jordan, district, outcome, clock.instant())));
    }

    private void closedAsAwarded() {
        context.getBean(JdbcClient.class)
                .sql("update submission set status = 'AWARDED' where id = ?")
                .param(submission.id())
                .update();
    }

    private void work() {
        TestJobs.runDue(context, clock.instant());
    }

    private void takes(String scores) {
        lms.stubFor(post(urlEqualTo(scores)).willReturn(okJson("{}")));
    }

    private List<LoggedRequest> scores() {
        return lms.findAll(postRequestedFor(urlEqualTo(SCORES)));
    }

    private List<String> statuses() {
        return publications.findOfEarner(submission, jordan, district).stream()
                .map(row -> (ScorePublication) row[0])
                .map(publication -> publication.kind() + " " + publication.status())
                .toList();
    }
}
