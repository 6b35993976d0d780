package org.waymark.placement;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import com.jayway.jsonpath.JsonPath;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationContext;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.waymark.Quirk;
import org.waymark.Requirement;
import org.waymark.TestClock;
import org.waymark.award.AwardId;
import org.waymark.award.AwardRevoked;
import org.waymark.award.Awards;
import org.waymark.award.BadgeTerms;
import org.waymark.award.RevocationReason;
import org.waymark.catalog.CourseGrades;
import org.waymark.catalog.DefinitionVersion;
import org.waymark.catalog.Definitions;
import org.waymark.catalog.RubricLevel;
import org.waymark.jobs.DueJobs;
import org.waymark.jobs.TestJobs;
import org.waymark.lti.LtiLaunch;
import org.waymark.lti.LtiRegistrations;
import org.waymark.lti.PlatformDetails;
import org.waymark.lti.ags.GradeAccess;
import org.waymark.people.Desk;
import org.waymark.people.DistrictId;
import org.waymark.people.Districts;
import org.waymark.people.People;
import org.waymark.people.PersonId;
import org.waymark.people.Role;
import org.waymark.people.TestPeople;
import org.waymark.people.identities.TestIdentities;
import org.waymark.review.DecisionMade;
import org.waymark.review.TestReviews;
import org.waymark.review.appeals.TestAppeals;
import org.waymark.submission.Outcome;
import org.waymark.submission.SubmissionId;
import org.waymark.submission.SubmissionSubmitted;
import org.waymark.submission.SubmissionWithdrawn;
import org.waymark.submission.Submissions;
import org.waymark.submission.TestSubmissions;

abstract class GradePassbackContract {

    private static final String SCORES = "/items/link-1/scores?type_id=1";

    static WireMockServer lms;

    @Autowired
    LaunchLandings landings;

    @Autowired
    GradePassback passback;

    @Autowired
    GradeOutlooks outlooks;

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
    TestIdentities links;

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
    String issuer;

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
        issuer = "https://" + UUID.randomUUID() + ".example";
        connection = registrations
                .register(new PlatformDetails(
                        issuer,
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
    @Requirement(67)
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
    @Requirement({67, 69})
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
        assertThat(failed()).isEmpty();

        registrations.switchOn(connection);
        work();

        assertThat(scores()).hasSize(1);
        assertThat(statuses()).containsExactly("AWARDED SENT");
    }

    @Test
    void gradesGoToTheUserOfTheCourseTheWorkWasOpenedFrom() {
        takes(SCORES);
        PersonId other = people.seen(district, issuer, "sub-9", "J. Reyes");
        links.link(jordan, other, district);
        launchedAs("sub-9");
        decided(Outcome.AWARDED);
        closedAsAwarded();
        work();
        assertThat(text(scores().get(0), "userId")).isEqualTo("sub-9");

        links.undo(jordan, district);
        work();

        assertThat(scores()).hasSize(2).allMatch(score -> text(score, "userId").equals("sub-9"));
        assertThat(scores().get(1).getBodyAsString()).doesNotContain("\"scoreGiven\":100");
        assertThat(passback.told(submission, definition.definition(), jordan, district))
                .isEmpty();
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
    @Requirement(67)
    void tellsNothingOfANotYet() {
        takes(SCORES);
        launched();

        decided(Outcome.NOT_YET);
        work();

        assertThat(scores()).isEmpty();
    }

    @Test
    void tellsWhatAnAppealBringsOnceAndAsAnyAward() {
        takes(SCORES);
        launched();
        TestReviews.notYet(definition.definition(), jordan, district, context);
        PersonId anew = context.getBean(TestPeople.class).person(district, "Nia Newreader", Role.THIRD_READER);
        TestAppeals.file(submission, jordan, district, context);
        work();
        assertThat(statuses()).containsExactly("SUBMITTED SENT");

        TestAppeals.answer(anew, district, criterion -> RubricLevel.DEMONSTRATED, context);
        work();
        work();

        assertThat(scores())
                .filteredOn(score -> score.getBodyAsString().contains("\"scoreGiven\":100"))
                .hasSize(1);
        assertThat(statuses()).containsExactlyInAnyOrder("SUBMITTED SENT", "AWARDED SENT");
    }

    @Test
    void tellsNothingOfAnAppealThatChangesNothing() {
        takes(SCORES);
        launched();
        TestReviews.notYet(definition.definition(), jordan, district, context);
        PersonId anew = context.getBean(TestPeople.class).person(district, "Nia Newreader", Role.THIRD_READER);
        TestAppeals.file(submission, jordan, district, context);
        TestAppeals.answer(anew, district, criterion -> RubricLevel.APPROACHING, context);
        work();

        assertThat(statuses()).containsExactly("SUBMITTED SENT");
    }

    @Test
    @Requirement(73)
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
    @Requirement(73)
    void showsEarnersWhatTheirGradebookKnows() {
        takes(SCORES);
        launched();
        handedIn();
        work();

        assertThat(outlook().sentence().getCodes()).containsExactly("placement.outlook.SUBMITTED.SENT");
        assertThat(outlook().well()).isTrue();
    }

    @Test
    @Requirement(73)
    void showsEarnersWhyTheirGradebookTookNothing() {
        lms.stubFor(post(urlEqualTo(SCORES)).willReturn(aResponse().withStatus(400)));
        launched();
        decided(Outcome.AWARDED);
        work();

        assertThat(outlook().sentence().getCodes()).containsExactly("placement.outlook.AWARDED.FAILED");
        assertThat(outlook().next()).isEqualTo(failed().get(0).why());
    }

    @Test
    @Requirement(73)
    @Quirk({"moodle S5", "moodle T5"})
    void showsTheWordsOfARefusalAndSendsAgain() {
        lms.stubFor(post(urlEqualTo(SCORES))
                .willReturn(aResponse().withStatus(400).withBody("{\"error\":\"Incorrect score received\"}")));
        launched();
        decided(Outcome.AWARDED);
        work();
        Receipt failed = failed().get(0);
        assertThat(failed.words()).contains("Incorrect score received");
        assertThat(failed.person()).isEqualTo("Jordan Reyes");
        takes(SCORES);

        passback.sendAgain(ScorePublicationId.valueOf(failed.id()), district);
        passback.sendAgain(ScorePublicationId.valueOf(failed.id()), district);
        work();

        assertThat(scores()).hasSize(2);
        assertThat(statuses()).containsExactly("AWARDED SENT");
        assertThat(failed()).isEmpty();
    }

    @Test
    @Requirement(73)
    @Quirk("moodle S1")
    void takesAConflictOverHandingInForAlreadyTold() {
        lms.stubFor(post(urlEqualTo(SCORES)).willReturn(aResponse().withStatus(409)));
        launched();
        handedIn();

        work();

        assertThat(scores()).hasSize(1);
        assertThat(statuses()).containsExactly("SUBMITTED SENT");
    }

    @Test
    @Requirement(66)
    @Quirk("moodle S1")
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
    @Requirement(73)
    @Quirk("moodle S1")
    void showsAnAwardThatTheGradebookKeepsCallingOld() {
        lms.stubFor(post(urlEqualTo(SCORES)).willReturn(aResponse().withStatus(409)));
        launched();
        decided(Outcome.AWARDED);

        work();

        assertThat(statuses()).containsExactly("AWARDED REFUSED");
        assertThat(failed().get(0).words()).contains("409");
    }

    @Test
    @Requirement(73)
    void sendsWhatWasGivenUpWhenTheOperatorStartsStoppedWorkAgain() {
        lms.stubFor(post(urlEqualTo(SCORES)).willReturn(aResponse().withStatus(503)));
        launched();
        decided(Outcome.AWARDED);
        triedForDays(15);
        assertThat(statuses()).containsExactly("AWARDED GIVEN_UP");
        takes(SCORES);

        ScorePublication publication =
                (ScorePublication) publications.findOfEarner(submission, definition.definition(), jordan, district)
                        .get(0)[0];
        transaction.executeWithoutResult(status -> context.getBean(DueJobs.class)
                .schedule(context.getBean(ScorePublisher.class), "again", ScoreDue.of(publication)));
        work();

        assertThat(statuses()).containsExactly("AWARDED SENT");
    }

    @Test
    @Requirement(67)
    @Quirk("moodle S2")
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
        awarded();
        work();

        LtiLaunch second =
                course.learner("sub-4", "link-2", definition.definition().toString());
        landings.landing(second, course.person(jordan, second));
        work();

        lms.verify(1, postRequestedFor(urlEqualTo("/items/link-2/scores?type_id=1")));
    }

    @Test
    @Requirement(71)
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
    @Requirement(54)
    @Quirk("moodle D3")
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

        List<Receipt> told = passback.told(submission, definition.definition(), jordan, district);

        assertThat(told).singleElement().satisfies(line -> {
            assertThat(line.course()).isEqualTo("Teacher Competency Pathway");
            assertThat(line.status()).isEqualTo(PublicationStatus.SENT);
        });
    }

    // The comment goes with every score: one without deletes what stood there
    @Test
    @Requirement({66, 69})
    @Quirk({"moodle S1", "moodle S2"})
    void sendsEachScoreALittleLaterAndWithItsComment() {
        takes(SCORES);
        launched();

        handedIn();
        work();
        decided(Outcome.AWARDED);
        work();

        assertThat(scores())
                .allSatisfy(score -> assertThat(text(score, "comment")).contains(definition.title()));
        assertThat(Duration.between(time(scores().get(0)), time(scores().get(1))))
                .isGreaterThanOrEqualTo(Duration.ofSeconds(1));
    }

    // Canvas counts work as late by it; no score tells who read
    @Test
    @Requirement({68, 70})
    void tellsWhenTheWorkWasDoneAndNeverWhoReadIt() {
        takes(SCORES);
        launched();
        handedIn();
        work();
        decided(Outcome.AWARDED);
        work();

        assertThat(scores()).hasSize(2).allSatisfy(score -> {
            assertThat(score.getBodyAsString()).doesNotContain("scoringUserId");
            assertThat(Instant.parse(text(score, "submission.startedAt")))
                    .isBeforeOrEqualTo(Instant.parse(text(score, "submission.submittedAt")));
        });
    }

    @Test
    @Requirement(66)
    @Quirk("moodle S1")
    void ordersTheScoresOfTwoLinksThatShareAColumn() {
        takes(SCORES);
        launched();
        secondLinkOnTheSameColumn();

        decided(Outcome.AWARDED);
        work();
        clock.advance(Duration.ofMinutes(2));
        work();

        List<Instant> times =
                scores().stream().map(GradePassbackContract::time).sorted().toList();
        assertThat(times).hasSize(2);
        assertThat(Duration.between(times.get(0), times.get(1))).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
    }

    @Test
    @Requirement(67)
    @Quirk("moodle S2")
    void letsNoNewsOfHandingInFollowAnAwardThroughAnotherLink() {
        takes(SCORES);
        launched();
        decided(Outcome.AWARDED);
        work();
        secondLinkOnTheSameColumn();

        handedIn();
        work();

        assertThat(scores()).hasSize(1);
    }

    // The answer was lost: the LMS has it, and says so
    @Test
    @Requirement(73)
    @Quirk("moodle S1")
    void takesAConflictForTheAwardThatIsThereAlready() {
        course = course.withResults();
        lms.stubFor(post(urlEqualTo(SCORES))
                .inScenario("lost")
                .whenScenarioStateIs(Scenario.STARTED)
                .willReturn(aResponse().withFault(Fault.EMPTY_RESPONSE))
                .willSetStateTo("there"));
        lms.stubFor(post(urlEqualTo(SCORES))
                .inScenario("lost")
                .whenScenarioStateIs("there")
                .willReturn(aResponse().withStatus(409)));
        holds("{\"userId\":\"sub-4\",\"resultScore\":100,\"resultMaximum\":100}");
        launched();
        decided(Outcome.AWARDED);

        work();
        clock.advance(Duration.ofMinutes(1));
        work();

        assertThat(statuses()).containsExactly("AWARDED SENT");
        assertThat(scores()).hasSize(2);
        assertThat(scores().get(0).getBodyAsString()).isEqualTo(scores().get(1).getBodyAsString());
    }

    @Test
    @Requirement(73)
    @Quirk("moodle S1")
    void sendsALostAwardOnceMoreWhereTheGradebookDoesNotShowIt() {
        course = course.withResults();
        lms.stubFor(post(urlEqualTo(SCORES))
                .inScenario("lost")
                .whenScenarioStateIs(Scenario.STARTED)
                .willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER))
                .willSetStateTo("newer"));
        lms.stubFor(post(urlEqualTo(SCORES))
                .inScenario("lost")
                .whenScenarioStateIs("newer")
                .willReturn(aResponse().withStatus(409))
                .willSetStateTo("well"));
        lms.stubFor(post(urlEqualTo(SCORES))
                .inScenario("lost")
                .whenScenarioStateIs("well")
                .willReturn(okJson("{}")));
        lms.stubFor(get(urlPathEqualTo("/items/link-1/results")).willReturn(okJson("[]")));
        launched();
        decided(Outcome.AWARDED);

        work();
        clock.advance(Duration.ofMinutes(1));
        work();

        assertThat(statuses()).containsExactly("AWARDED SENT");
        assertThat(time(scores().get(2))).isAfter(time(scores().get(1)));
    }

    // Killed after the LMS took it and before that was written down: the row says that it left, and when
    @Test
    @Requirement(73)
    void sendsTheVerySameScoreAfterItsProcessWasKilled() {
        takes(SCORES);
        launched();
        decided(Outcome.AWARDED);
        work();
        asIfKilledBeforeTheAnswerWasWrittenDown();

        runAgain();

        assertThat(scores()).hasSize(2);
        assertThat(scores().get(0).getBodyAsString()).isEqualTo(scores().get(1).getBodyAsString());
        assertThat(statuses()).containsExactly("AWARDED SENT");
    }

    @Test
    @Requirement(73)
    @Quirk("moodle T5")
    void triesForFourteenDaysThenSaysSo() {
        lms.stubFor(post(urlEqualTo(SCORES)).willReturn(aResponse().withStatus(500)));
        launched();
        decided(Outcome.AWARDED);

        triedForDays(13);
        assertThat(statuses()).containsExactly("AWARDED QUEUED");
        triedForDays(2);

        assertThat(failed()).singleElement().satisfies(receipt -> {
            assertThat(said(receipt.why())).contains("14 days");
            assertThat(said(receipt.byHand())).contains("type the full mark");
        });
    }

    @Test
    @Requirement(73)
    void waitsNoLongerThanADayHoweverLongTheLmsAsks() {
        lms.stubFor(post(urlEqualTo(SCORES))
                .inScenario("asks much")
                .whenScenarioStateIs(Scenario.STARTED)
                .willReturn(aResponse().withStatus(429).withHeader("Retry-After", "99999999"))
                .willSetStateTo("well"));
        lms.stubFor(post(urlEqualTo(SCORES))
                .inScenario("asks much")
                .whenScenarioStateIs("well")
                .willReturn(okJson("{}")));
        launched();
        decided(Outcome.AWARDED);
        work();

        clock.advance(Duration.ofHours(25));
        work();

        assertThat(statuses()).containsExactly("AWARDED SENT");
    }

    @ParameterizedTest
    @CsvSource({
        "400, NOT_TAKEN",
        "401, TOKEN_NOT_TAKEN",
        "403, FORBIDDEN",
        "404, NO_COLUMN",
        "410, NO_COLUMN",
        "405, WRONG_PLACE",
        "412, CHANGED",
        "413, TOO_LONG",
        "422, NOT_A_STUDENT",
        "423, LOCKED",
        "418, OTHER"
    })
    @Requirement(73)
    @Quirk({"canvas ags", "brightspace ags", "moodle S5"})
    void hasASentenceForEachRefusal(int status, Refusal refusal) {
        lms.stubFor(post(urlEqualTo(SCORES)).willReturn(aResponse().withStatus(status)));
        launched();
        decided(Outcome.AWARDED);
        work();

        assertThat(failed()).singleElement().satisfies(receipt -> {
            assertThat(receipt.refusal()).isEqualTo(refusal);
            assertThat(said(receipt.why())).isNotBlank().doesNotContain("placement.");
        });
    }

    @Test
    @Requirement(73)
    void saysThatTheConnectionGivesNoToken() {
        lms.stubFor(post("/token").willReturn(aResponse().withStatus(400).withBody("{\"error\":\"invalid_client\"}")));
        launched();
        decided(Outcome.AWARDED);
        work();

        assertThat(failed()).singleElement().satisfies(receipt -> {
            assertThat(receipt.refusal()).isEqualTo(Refusal.NO_TOKEN);
            assertThat(receipt.words()).isEqualTo("invalid_client");
        });
    }

    @Test
    @Requirement({71, 73})
    void looksForAnotherColumnWhenTheFirstWasDeleted() {
        lms.stubFor(post(urlEqualTo(SCORES)).willReturn(aResponse().withStatus(404)));
        launched();
        decided(Outcome.AWARDED);
        work();
        lms.stubFor(get(urlPathEqualTo("/items")).willReturn(okJson("[" + item("/items/78") + "]")));
        takes("/items/78/scores");

        passback.sendAgain(ScorePublicationId.valueOf(failed().get(0).id()), district);
        work();

        lms.verify(1, postRequestedFor(urlEqualTo("/items/78/scores")));
        assertThat(statuses()).containsExactly("AWARDED SENT");
    }

    // Open edX names a column in every launch, also where it will take no other
    @Test
    @Requirement(54)
    @Quirk("openedx ags")
    void postsToTheColumnOfALaunchWithoutLeaveToMakeOne() {
        takes(SCORES);
        launched(new LtiLaunch.AgsEndpoint(null, lms.baseUrl() + "/items/link-1?type_id=1", Set.of(GradeAccess.SCORE)));
        decided(Outcome.AWARDED);
        work();

        assertThat(statuses()).containsExactly("AWARDED SENT");
    }

    @Test
    @Quirk("moodle A1")
    void remembersTheColumnThatALaterLaunchLeavesOut() {
        takes(SCORES);
        launched();
        launched(TestLaunches.ags(null, lms.baseUrl() + "/items"));

        decided(Outcome.AWARDED);
        work();

        assertThat(scores()).hasSize(1);
        lms.verify(0, getRequestedFor(urlPathEqualTo("/items")));
    }

    @Test
    @Requirement(74)
    @Quirk({"moodle S6", "moodle S7"})
    void showsThatTheGradeWasOverriddenInTheGradebook() {
        course = course.withResults();
        takes(SCORES);
        holds("{\"userId\":\"sub-4\",\"resultScore\":62.50000,\"resultMaximum\":100}");
        launched();
        decided(Outcome.AWARDED);

        work();
        work();

        Receipt told = passback.told(submission, definition.definition(), jordan, district)
                .get(0);
        assertThat(told.readState()).isEqualTo(ReadState.OTHER);
        assertThat(said(told.held())).contains("62.5 of 100", "someone changed it");
    }

    @Test
    @Requirement(74)
    void seesThatTheGradebookShowsWhatWasSent() {
        course = course.withResults();
        takes(SCORES);
        holds("{\"userId\":\"sub-4\",\"resultScore\":20,\"resultMaximum\":20}");
        launched();
        decided(Outcome.AWARDED);

        work();
        work();

        assertThat(passback.told(submission, definition.definition(), jordan, district)
                        .get(0)
                        .readState())
                .isEqualTo(ReadState.SAME);
    }

    @Test
    @Requirement(74)
    void saysThatAGradebookCannotBeRead() {
        course = course.withResults();
        takes(SCORES);
        lms.stubFor(get(urlPathEqualTo("/items/link-1/results"))
                .willReturn(aResponse().withStatus(404).withBody("<html>Not found</html>")));
        launched();
        decided(Outcome.AWARDED);

        work();
        work();

        assertThat(passback.told(submission, definition.definition(), jordan, district)
                        .get(0)
                        .readState())
                .isEqualTo(ReadState.UNREADABLE);
    }

    @Test
    @Requirement(74)
    void sendsOnceMoreWhatWasLostInTheGradebook() {
        takes(SCORES);
        launched();
        decided(Outcome.AWARDED);
        work();

        passback.sendAgain(onlyPublication().id(), district);
        work();

        assertThat(scores()).hasSize(2);
        assertThat(time(scores().get(1))).isAfter(time(scores().get(0)));
    }

    // A null score clears what stood there
    @Test
    @Requirement({67, 69})
    @Quirk({"moodle S2", "moodle S3"})
    void withdrawsTheGradeOfARevokedAward() {
        takes(SCORES);
        launched();
        decided(Outcome.AWARDED);
        work();

        revoked();
        work();

        LoggedRequest last = scores().get(1);
        assertThat(last.getBodyAsString())
                .doesNotContain("scoreGiven")
                .contains("\"activityProgress\":\"Initialized\"", "was withdrawn");
        assertThat(time(last)).isAfter(time(scores().get(0)));
        assertThat(statuses()).containsExactly("AWARDED SENT", "WITHDRAWN SENT");
    }

    @Test
    @Requirement(67)
    void sendsNoAwardThatWasRevokedBeforeItWent() {
        lms.stubFor(post(urlEqualTo(SCORES)).willReturn(aResponse().withStatus(503)));
        launched();
        decided(Outcome.AWARDED);
        work();
        takes(SCORES);

        revoked();
        clock.advance(Duration.ofHours(1));
        work();
        work();

        assertThat(statuses()).containsExactlyInAnyOrder("AWARDED SUPERSEDED", "WITHDRAWN SENT");
        assertThat(scores().get(scores().size() - 1).getBodyAsString()).doesNotContain("scoreGiven");
    }

    @Test
    @Quirk("canvas ags")
    void tellsCanvasWhichScoreIsAnAttempt() {
        registeredAs("canvas");
        takes(SCORES);
        launched();
        handedIn();
        work();
        decided(Outcome.AWARDED);
        work();

        String extension = "['https://canvas.instructure.com/lti/submission']";
        assertThat(scores())
                .extracting(score -> text(score, extension + ".new_submission"))
                .containsExactly("true", "false");
        assertThat(text(scores().get(1), extension + ".submitted_at"))
                .isEqualTo(text(scores().get(1), "submission.submittedAt"));
    }

    @Test
    @Quirk("canvas ags")
    void tellsNoOtherLmsWhatOnlyCanvasReads() {
        takes(SCORES);
        launched();
        handedIn();
        work();

        assertThat(scores().get(0).getBodyAsString()).doesNotContain("canvas.instructure.com");
    }

    @Test
    @Requirement({63, 67})
    void takesTheGradeBackBeforeItTellsOfWhatTheLinkStandsForNow() {
        takes(SCORES);
        launched();
        decided(Outcome.AWARDED);
        work();
        definition = definitions.published(district).get(1);
        TestSubmissions.submitted(definition.definition(), jordan, district, context);

        launched();
        for (int i = 0; i < 4; i++) {
            clock.advance(Duration.ofSeconds(3));
            work();
        }

        assertThat(scores())
                .extracting(score -> text(score, "activityProgress"))
                .containsExactly("Completed", "Initialized", "Submitted");
    }

    @Test
    @Requirement(67)
    void tellsOfHandingInOnceHoweverManyAttemptsThereAre() {
        takes(SCORES);
        launched();
        handedIn();
        work();
        SubmissionId first = submission;
        submission = SubmissionId.fresh();
        handedIn();
        clock.advance(Duration.ofHours(1));
        work();

        assertThat(scores()).hasSize(1);
        assertThat(told(submission)).containsExactlyElementsOf(told(first)).hasSize(1);
    }

    @Test
    @Requirement(67)
    void tellsOfHandingInWithTheNextAttemptWhatDidNotArriveWithTheFirst() {
        launched();
        handedIn();
        lms.stubFor(post(urlEqualTo(SCORES)).willReturn(aResponse().withStatus(400)));
        work();
        takes(SCORES);
        submission = SubmissionId.fresh();
        handedIn();
        clock.advance(Duration.ofHours(1));
        work();

        assertThat(statuses()).containsExactly("SUBMITTED SENT");
    }

    @Test
    @Requirement(67)
    void tellsOfHandingInAnewOnceAnAwardWasTakenBack() {
        takes(SCORES);
        launched();
        handedIn();
        work();
        decided(Outcome.AWARDED);
        work();
        revoked();
        for (int i = 0; i < 4; i++) {
            clock.advance(Duration.ofSeconds(3));
            work();
        }
        PersonId somebody = people.seen(district, TestLaunches.ISSUER, "sub-5", "Somebody");
        submission = submissions.start(definition.definition(), somebody, district);
        handedIn();
        for (int i = 0; i < 4; i++) {
            clock.advance(Duration.ofSeconds(3));
            work();
        }

        assertThat(scores())
                .extracting(score -> text(score, "activityProgress"))
                .containsExactly("Submitted", "Completed", "Initialized", "Submitted");
    }

    @Test
    @Requirement(67)
    void keepsTheGradeWhileItsAwardIsEarnedAnew() {
        takes(SCORES);
        takes("/items/link-2/scores?type_id=1");
        launched();
        endingSoon();
        awarded();
        work();

        submission = submissions.startAnew(definition.definition(), jordan, district);
        handedIn();
        workFourTimes();
        LtiLaunch second =
                course.learner("sub-4", "link-2", definition.definition().toString());
        landings.landing(second, course.person(jordan, second));
        awarded();
        workFourTimes();

        assertThat(scores())
                .extracting(score -> text(score, "activityProgress"))
                .containsExactly("Completed");
        lms.verify(
                1,
                postRequestedFor(urlEqualTo("/items/link-2/scores?type_id=1"))
                        .withRequestBody(matchingJsonPath("$.scoreGiven")));
    }

    @Test
    @Requirement(67)
    void beginsAnewInTheGradebookAfterARevocation() {
        takes(SCORES);
        launched();
        AwardId first = awarded();
        work();
        revoked(first);
        workFourTimes();

        submission = submissions.startAnew(definition.definition(), jordan, district);
        handedIn();
        workFourTimes();
        awarded();
        workFourTimes();

        assertThat(scores())
                .extracting(score -> text(score, "activityProgress"))
                .containsExactly("Completed", "Initialized", "Submitted", "Completed");
    }

    @Test
    @Requirement(67)
    void keepsTheGradeOfWhatWasEarnedAnewWhenTheFormerAwardIsRevoked() {
        takes(SCORES);
        launched();
        endingSoon();
        AwardId first = awarded();
        work();
        submission = submissions.startAnew(definition.definition(), jordan, district);
        awarded();
        workFourTimes();

        revoked(first);
        workFourTimes();

        assertThat(scores().get(scores().size() - 1).getBodyAsString()).contains("\"scoreGiven\":100");
        assertThat(scores()).hasSize(2);
    }

    private void workFourTimes() {
        for (int i = 0; i < 4; i++) {
            clock.advance(Duration.ofSeconds(3));
            work();
        }
    }

    private void endingSoon() {
        context.getBean(BadgeTerms.class).set(definition.definition(), 1, new Desk(district, null));
    }

    private void revoked(AwardId award) {
        context.getBean(Awards.class).revoke(award, district, "operator", RevocationReason.OTHER, "Made by mistake");
    }

    /** With a badge, and in the submission. */
    private AwardId awarded() {
        closedAsAwarded();
        transaction.executeWithoutResult(status -> context.publishEvent(new DecisionMade(
                submission,
                definition.definition(),
                definition.id(),
                jordan,
                district,
                Outcome.AWARDED,
                clock.instant())));
        return context.getBean(Awards.class)
                .forSubmission(submission, district)
                .orElseThrow()
                .id();
    }

    @Test
    @Requirement(67)
    void tellsThatWorkWasTakenBackAndThatItWasHandedInAgain() {
        takes(SCORES);
        launched();
        handedIn();
        work();

        takenBack();
        for (int i = 0; i < 2; i++) {
            clock.advance(Duration.ofSeconds(3));
            work();
        }
        handedIn();
        for (int i = 0; i < 4; i++) {
            clock.advance(Duration.ofSeconds(3));
            work();
        }

        assertThat(scores())
                .extracting(score -> text(score, "activityProgress"))
                .containsExactly("Submitted", "Initialized", "Submitted");
        assertThat(scores().get(1).getBodyAsString())
                .doesNotContain("scoreGiven")
                .contains("taken back by its author");
    }

    @Test
    @Requirement(67)
    void tellsNothingOfWorkThatWasTakenBackBeforeAnythingWasTold() {
        takes(SCORES);
        launched();
        handedIn();
        takenBack();
        for (int i = 0; i < 2; i++) {
            clock.advance(Duration.ofSeconds(3));
            work();
        }

        assertThat(scores()).isEmpty();
        assertThat(statuses()).containsExactly("SUBMITTED SUPERSEDED");
    }

    @Test
    @Requirement(67)
    void tellsNothingWhereALaterAttemptIsTakenBack() {
        takes(SCORES);
        launched();
        handedIn();
        work();
        context.getBean(JdbcClient.class)
                .sql("update submission set status = 'NOT_YET', decided_at = ? where id = ?")
                .params(OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC), submission.id())
                .update();

        takenBack();
        clock.advance(Duration.ofSeconds(3));
        work();

        assertThat(scores())
                .extracting(score -> text(score, "activityProgress"))
                .containsExactly("Submitted");
        assertThat(statuses()).containsExactly("SUBMITTED SENT");
    }

    private void takenBack() {
        transaction.executeWithoutResult(status -> passback.on(new SubmissionWithdrawn(
                submission, definition.definition(), definition.id(), jordan, district, clock.instant())));
    }

    // A row for each attempt told a lead of every not-yet
    @Test
    @Requirement({67, 73})
    void leadsReadOfAwardsOnly() {
        takes(SCORES);
        launched();
        handedIn();
        work();
        assertThat(passback.receipts(district, Receipts.Show.ARRIVED, 0, null).lines())
                .isEmpty();
        assertThat(passback.receipts(district, Receipts.Show.ARRIVED, 0, null).counts())
                .containsEntry(Receipts.Show.ARRIVED, 0L);
        decided(Outcome.AWARDED);
        work();

        assertThat(passback.receipts(district, Receipts.Show.ARRIVED, 0, null).lines())
                .extracting(Receipt::kind)
                .containsExactly(ScoreKind.AWARDED);
    }

    @Test
    @Requirement(73)
    void saysSoInTimeAlsoWhereAnotherScoreHoldsTheCell() {
        lms.stubFor(post(urlEqualTo(SCORES)).willReturn(aResponse().withStatus(503)));
        launched();
        decided(Outcome.AWARDED);
        work();
        context.getBean(JdbcClient.class)
                .sql("update gradebook_cell set sending_publication = ?, sending_until = ? where district_id = ?")
                .params(
                        UUID.randomUUID(),
                        OffsetDateTime.ofInstant(clock.instant().plus(Duration.ofDays(99)), ZoneOffset.UTC),
                        district.id())
                .update();

        clock.advance(Duration.ofDays(15));
        work();

        assertThat(statuses()).containsExactly("AWARDED GIVEN_UP");
    }

    @Test
    @Requirement({71, 73})
    void tellsTheColumnThatALaunchNamesAfterTheFirstWasDeleted() {
        lms.stubFor(post(urlEqualTo(SCORES)).willReturn(aResponse().withStatus(404)));
        launched();
        decided(Outcome.AWARDED);
        work();
        takes("/items/79/scores");

        launched(TestLaunches.ags(lms.baseUrl() + "/items/79", lms.baseUrl() + "/items"));
        work();

        lms.verify(1, postRequestedFor(urlEqualTo("/items/79/scores")));
        lms.verify(0, getRequestedFor(urlPathEqualTo("/items")));
        assertThat(statuses()).containsExactly("AWARDED SENT");
    }

    @Test
    @Requirement(73)
    @ExtendWith(OutputCaptureExtension.class)
    void keepsTheWordsOfTheLmsInTheReceiptAndOutOfLogsAndStoppedWork(CapturedOutput output) {
        String words = "Jordan dropped this course " + UUID.randomUUID();
        lms.stubFor(post(urlEqualTo(SCORES))
                .willReturn(aResponse().withStatus(503).withBody("{\"error\":\"" + words + "\"}")));
        launched();
        decided(Outcome.AWARDED);

        triedForDays(15);

        assertThat(failed())
                .singleElement()
                .satisfies(receipt -> assertThat(receipt.words()).contains(words));
        assertThat(output).contains("was given up").doesNotContain(words);
        assertThat(context.getBean(JdbcClient.class)
                        .sql("select why from dead_job where instance_key like ?")
                        .param(onlyPublication().id() + "%")
                        .query(String.class)
                        .list())
                .containsExactly("The LMS did not take it in time");
    }

    private void launchedAs(String sub) {
        LtiLaunch launch = course.resource(
                sub,
                TestLaunches.LEARNER,
                "link-1",
                definition.definition().toString(),
                TestLaunches.ags(lms.baseUrl() + "/items/link-1?type_id=1", lms.baseUrl() + "/items"));
        landings.landing(launch, course.person(jordan, launch));
    }

    private void launched() {
        launched(TestLaunches.ags(lms.baseUrl() + "/items/link-1?type_id=1", lms.baseUrl() + "/items"));
    }

    private void launched(LtiLaunch.AgsEndpoint ags) {
        LtiLaunch launch = course.resource(
                "sub-4", TestLaunches.LEARNER, "link-1", definition.definition().toString(), ags);
        landings.landing(launch, course.person(jordan, launch));
    }

    private CourseGrades.Outlook outlook() {
        LtiLaunch launch = course.learner("sub-4", "link-1", null);
        return outlooks.outlook(definition.definition(), course.person(jordan, launch))
                .get(0);
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
        return publications.findOfEarner(submission, definition.definition(), jordan, district).stream()
                .map(row -> (ScorePublication) row[0])
                .map(publication -> publication.kind() + " " + publication.status())
                .toList();
    }

    private List<String> told(SubmissionId attempt) {
        return passback.told(attempt, definition.definition(), jordan, district).stream()
                .map(Receipt::id)
                .toList();
    }

    private List<Receipt> failed() {
        return passback.receipts(district, Receipts.Show.FAILED, 0, null).lines();
    }

    private String said(MessageSourceResolvable message) {
        return context.getMessage(message, Locale.ENGLISH);
    }

    private static String text(LoggedRequest request, String path) {
        return String.valueOf(
                JsonPath.<Object>read(request.getBodyAsString(), "$" + (path.startsWith("[") ? "" : ".") + path));
    }

    private static Instant time(LoggedRequest request) {
        return Instant.parse(text(request, "timestamp"));
    }

    private void holds(String result) {
        lms.stubFor(get(urlPathEqualTo("/items/link-1/results")).willReturn(okJson("[" + result + "]")));
    }

    private String item(String path) {
        return """
                {"id":"%s","label":"x","scoreMaximum":100,"resourceId":"%s","tag":"waymark"}
                """.formatted(lms.baseUrl() + path, definition.definition());
    }

    private void secondLinkOnTheSameColumn() {
        LtiLaunch launch = course.resource(
                "sub-4",
                TestLaunches.LEARNER,
                "link-2",
                definition.definition().toString(),
                TestLaunches.ags(lms.baseUrl() + "/items/link-1?type_id=1", lms.baseUrl() + "/items"));
        landings.landing(launch, course.person(jordan, launch));
    }

    private void registeredAs(String product) {
        register(product);
    }

    private void register(String product) {
        registrations.register(new PlatformDetails(
                issuer,
                "client-1",
                URI.create(lms.baseUrl() + "/auth"),
                URI.create(lms.baseUrl() + "/token"),
                URI.create(lms.baseUrl() + "/jwks"),
                null,
                TestLaunches.SCOPES,
                product));
    }

    private void revoked() {
        transaction.executeWithoutResult(status -> passback.on(new AwardRevoked(
                AwardId.fresh(), submission, definition.definition(), jordan, district, clock.instant())));
    }

    private ScorePublication onlyPublication() {
        return (ScorePublication) publications.findOfEarner(submission, definition.definition(), jordan, district)
                .get(0)[0];
    }

    private void asIfKilledBeforeTheAnswerWasWrittenDown() {
        context.getBean(JdbcClient.class)
                .sql("update score_publication set status = 'QUEUED', sent_at = null where id = ?")
                .param(onlyPublication().id().id())
                .update();
    }

    private void runAgain() {
        context.getBean(ScorePublisher.class).run(ScoreDue.of(onlyPublication()));
    }

    private void triedForDays(int days) {
        for (int i = 0; i < days * 4; i++) {
            work();
            clock.advance(Duration.ofHours(6).plusMinutes(1));
        }
    }
}
