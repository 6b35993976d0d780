package org.waymark.award.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.io.UncheckedIOException;
import java.io.UnsupportedEncodingException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.waymark.TestClock;
import org.waymark.award.AwardCard;
import org.waymark.award.AwardId;
import org.waymark.award.Awards;
import org.waymark.award.BadgeStanding;
import org.waymark.award.BadgeTerms;
import org.waymark.award.Renewals;
import org.waymark.award.RevocationReason;
import org.waymark.catalog.BegunWork;
import org.waymark.catalog.DefinitionVersion;
import org.waymark.catalog.Definitions;
import org.waymark.catalog.NotOpen;
import org.waymark.catalog.TestDefinitions;
import org.waymark.people.Desk;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.people.Role;
import org.waymark.people.SignedInPerson;
import org.waymark.people.TestPeople;
import org.waymark.recognition.TestLedger;
import org.waymark.review.TestReviews;
import org.waymark.submission.Artifacts;
import org.waymark.submission.LatestAttempts;
import org.waymark.submission.MayEarnAnew;
import org.waymark.submission.SubmissionCard;
import org.waymark.submission.SubmissionForReview;
import org.waymark.submission.SubmissionId;
import org.waymark.submission.Submissions;
import org.waymark.submission.coaching.TestCoaching;

/** A badge that held for a year, and is earned once more. */
abstract class EarnAnewContract {

    /** The day after it ended. */
    private static final Instant ENDED = Instant.parse("2028-05-04T15:00:00Z");

    /** In New York the day that is 90 days before the last one begins half an hour later; in UTC it has begun. */
    private static final Instant NINETY_DAYS_BEFORE = Instant.parse("2028-02-03T04:30:00Z");

    @Autowired
    Submissions submissions;

    @Autowired
    LatestAttempts attempts;

    @Autowired
    Awards awards;

    @Autowired
    AwardCases cases;

    @Autowired
    BadgeTerms terms;

    @Autowired
    Renewals renewals;

    @Autowired
    Definitions definitions;

    @Autowired
    Artifacts artifacts;

    @Autowired
    List<BegunWork> begun;

    @Autowired
    TestPeople people;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MockMvcTester web;

    @Autowired
    TestClock clock;

    @Autowired
    ApplicationContext context;

    private DistrictId district;
    private DefinitionVersion definition;
    private PersonId earner;
    private SignedInPerson lead;
    private SubmissionId former;
    private AwardId award;

    @BeforeEach
    void aBadgeThatHoldsForAYear() {
        clock.reset();
        district = people.district();
        definition = TestDefinitions.smallGroupWorkIn(district, context);
        earner = people.person(district, "Jordan");
        lead = TestPeople.signedIn(people.person(district, "Lena", Role.LEAD), district);
        terms.set(definition.definition(), 12, new Desk(district, null));
        former = earned();
        award = awards.forSubmission(former, district).orElseThrow().id();
    }

    @AfterEach
    void backToNow() {
        clock.reset();
    }

    @Test
    void whatHasEndedIsEarnedFromTheBeginning() {
        clock.set(ENDED);

        SubmissionId anew = startAnew();

        assertThat(submissions.card(anew, district)).satisfies(card -> {
            assertThat(card.term()).isEqualTo(2);
            assertThat(card.attemptNo()).isEqualTo(1);
            assertThat(card.isOpen()).isTrue();
        });
        SubmissionForReview seen = submissions.forReview(anew, district);
        assertThat(seen.answers()).isEmpty();
        assertThat(seen.evidence()).isEmpty();
        assertThat(seen.openCriteria()).hasSameSizeAs(definition.content().criteria());
    }

    @Test
    void aLaunchLeadsToTheNewAttemptAndNotToTheOneThatEarnedTheBadge() {
        clock.set(ENDED);

        SubmissionId anew = startAnew();

        assertThat(attempts.of(definition.definition(), earner, district))
                .contains(new LatestAttempts.Attempt(anew, false));
    }

    @Test
    void theNewAttemptIsTheLatestAndTheOnlyOneListed() {
        clock.set(ENDED);

        SubmissionId anew = startAnew();

        assertThat(submissions.latest(definition.definition(), earner, district))
                .map(SubmissionCard::id)
                .contains(anew);
        assertThat(submissions.of(earner, district))
                .extracting(SubmissionCard::id)
                .containsExactly(anew);
    }

    @Test
    void whatHoldsForLongIsNotEarnedAnew() {
        clock.set(NINETY_DAYS_BEFORE.minus(Duration.ofHours(1)));

        assertThat(reason()).isNull();
        assertThatThrownBy(this::startAnew).isInstanceOf(NotOpen.class);
    }

    @Test
    void whatEndsWithinNinetyDaysWhereTheDistrictIsMayBeEarnedAnew() {
        clock.set(NINETY_DAYS_BEFORE.plus(Duration.ofHours(1)));

        assertThat(reason()).isEqualTo(MayEarnAnew.Why.ENDS_SOON);
        assertThat(startAnew()).isNotEqualTo(former);
    }

    @Test
    void whatWasRevokedMayBeEarnedAnew() {
        revoke();

        assertThat(reason()).isEqualTo(MayEarnAnew.Why.REVOKED);
        assertThat(startAnew()).isNotEqualTo(former);
    }

    @Test
    void nothingIsEarnedAnewWhileItsRevocationIsProposed() {
        clock.set(ENDED);
        cases.propose(award, RevocationReason.OTHER, "Two people brought the same text", lead);

        assertThat(reason()).isNull();
        assertThatThrownBy(this::startAnew).isInstanceOf(NotOpen.class);
    }

    @Test
    void nothingIsEarnedAnewWhileItIsSuspended() {
        clock.set(ENDED);
        awards.suspend(award, district, "operator", "Something is looked into");

        assertThat(reason()).isNull();
        assertThatThrownBy(this::startAnew).isInstanceOf(NotOpen.class);
    }

    @Test
    void whatIsRetiredIsNotEarnedAnew() {
        clock.set(ENDED);
        definitions.retire(definition.definition(), district, null);

        assertThatThrownBy(this::startAnew).isInstanceOf(NotOpen.class);
    }

    @Test
    void whoNeverEarnedItBeginsNothingAnew() {
        PersonId other = people.person(district, "Other");

        assertThatThrownBy(() -> submissions.startAnew(definition.definition(), other, district))
                .isInstanceOf(NotOpen.class);
    }

    @Test
    void twoClicksAtOnceBeginItOnce() throws Exception {
        clock.set(ENDED);

        List<SubmissionId> both = atOnce(this::startAnew);

        assertThat(both.get(0)).isEqualTo(both.get(1)).isNotEqualTo(former);
        assertThat(enrolments()).isEqualTo(2);
    }

    @Test
    void whatIsAwardedAnewRenewsTheFormer() {
        clock.set(ENDED);
        startAnew();

        SubmissionId anew = earned();

        AwardId newer = awards.forSubmission(anew, district).orElseThrow().id();
        assertThat(awards.held(award, district).orElseThrow().renewedBy()).isEqualTo(newer);
        assertThat(awards.ever(earner, district))
                .extracting(AwardCard::id, AwardCard::standing)
                .containsExactly(tuple(newer, BadgeStanding.VALID), tuple(award, BadgeStanding.EXPIRED));
        assertThat(renewals.of(TestPeople.signedIn(earner, district))).isEmpty();
    }

    @Test
    void itIsEarnedAThirdTime() {
        clock.set(ENDED);
        startAnew();
        earned();
        clock.set(ENDED.plus(Duration.ofDays(400)));

        assertThat(submissions.card(startAnew(), district).term()).isEqualTo(3);
    }

    @Test
    void theDatesOfABadgeAreThoseOfItsOwnTerm() {
        Instant first = clock.instant();
        clock.set(ENDED);
        startAnew();
        SubmissionId anew = earned();

        assertThat(submissions.firstBegun(anew, district)).contains(ENDED);
        assertThat(submissions.firstHandedIn(anew, district)).contains(ENDED);
        assertThat(submissions.firstHandedIn(former, district)).contains(first);
    }

    @Test
    void evidenceOfTheFormerTermIsUsedAgain() {
        SubmissionForReview.Item brought =
                submissions.forReview(former, district).evidence().get(0);
        clock.set(NINETY_DAYS_BEFORE.plus(Duration.ofHours(1)));
        SubmissionId anew = startAnew();

        artifacts.reuse(anew, brought.requirement(), Set.of(brought.id()), Set.of("C1"), earner, district);

        assertThat(submissions.forReview(anew, district).evidence())
                .extracting(SubmissionForReview.Item::requirement)
                .containsExactly(brought.requirement());
    }

    @Test
    void onePersonIsCountedOnce() {
        clock.set(ENDED);
        startAnew();

        assertThat(begun)
                .extracting(each -> each.earners(definition.definition(), district))
                .containsExactly(1L);
    }

    @Test
    void whoLookedOnThenIsNotShownTheNewWork() {
        PersonId coach = people.person(district, "Cora", Role.COACH);
        PersonId sam = people.person(district, "Sam");
        SubmissionId work = submissions.start(definition.definition(), sam, district);
        new TestCoaching(context).coach(work, coach, sam, district);
        TestReviews.awarded(definition.definition(), sam, district, context);
        clock.set(ENDED);

        submissions.startAnew(definition.definition(), sam, district);

        assertThat(jdbc.sql("select count(*) from companion where earner_id = ? and ended_at is null")
                        .param(sam.id())
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void thePlanShowsTheNewTermAlone() {
        clock.set(ENDED);
        SubmissionId anew = startAnew();

        assertThat(page("/plan", earner)).contains("/submissions/" + anew).doesNotContain("/submissions/" + former);
    }

    @Test
    void theRecordAndTheBadgeOfferItOnce() {
        clock.set(ENDED);

        assertThat(page("/record", earner)).contains("Earn it anew", "Your badge held until May 3, 2028.");
        assertThat(page("/badges/" + award, earner)).contains("Earn it anew");
        startAnew();
        assertThat(page("/record", earner)).contains("Expired").doesNotContain("Earn it anew");
        assertThat(page("/home", earner)).contains("To earn it anew");
    }

    @Test
    void thePageOfTheMicroCredentialOffersIt() {
        String address = "/credentials/" + definition.slug();
        assertThat(page(address, earner)).contains("Start or continue").doesNotContain("Earn it anew");
        clock.set(ENDED);

        assertThat(page(address, earner))
                .contains("Earn it anew", "action=\"" + address + "/anew\"", "as ended")
                .doesNotContain("Start or continue");
    }

    @Test
    void thePageSaysThatPayAndCreditCountOnce() {
        clock.set(ENDED);

        assertThat(page("/credentials/" + definition.slug(), earner)).contains("earning it anew adds none");
    }

    @Test
    void whatEndedBringsNothingMoreByARule() {
        new TestLedger(district, context).twoHundredEach("Pay", lead.id());
        clock.set(ENDED);

        assertThat(page("/credentials/" + definition.slug(), earner))
                .contains("earning it anew adds none, and nothing is taken back")
                .doesNotContain("Earned anew, it brings you here", "$200");
    }

    @Test
    void whatWasRevokedBringsItsPayAnew() {
        new TestLedger(district, context).twoHundredEach("Pay", lead.id());
        earner = people.person(district, "Jo");
        award = awards.forSubmission(earned(), district).orElseThrow().id();
        revoke();

        assertThat(page("/credentials/" + definition.slug(), earner))
                .contains("Earned anew, it brings you here", "$200")
                .doesNotContain("earning it anew adds none");
    }

    @Test
    void ofARevocationThePageSaysWhereItsReasonStands() {
        revoke();

        assertThat(page("/credentials/" + definition.slug(), earner))
                .contains("Your badge was revoked; its page says why.", "href=\"/badges/" + award + "\"")
                .doesNotContain("earning it anew adds none");
    }

    @Test
    void theButtonLeadsToTheNewSubmission() {
        clock.set(ENDED);

        assertThat(web.post()
                        .uri("/credentials/" + definition.slug() + "/anew")
                        .with(authentication(TestPeople.as(earner, district)))
                        .with(csrf()))
                .hasRedirectedUrl("/submissions/"
                        + submissions
                                .latest(definition.definition(), earner, district)
                                .orElseThrow()
                                .id());
        assertThat(enrolments()).isEqualTo(2);
    }

    @Test
    void theButtonOfAnOldPageLeadsBackWhereItIsNotOpenAndSaysSo() {
        assertThat(web.post()
                        .uri("/credentials/" + definition.slug() + "/anew")
                        .with(authentication(TestPeople.as(earner, district)))
                        .with(csrf()))
                .hasRedirectedUrl("/credentials/" + definition.slug())
                .flash()
                .containsEntry("done", "plan.anew.closed");
        assertThat(enrolments()).isEqualTo(1);
    }

    @Test
    void whatIsRetiredHasASentenceAndNoButton() {
        clock.set(ENDED);
        definitions.retire(definition.definition(), district, null);

        assertThat(List.of(page("/record", earner), page("/badges/" + award, earner)))
                .allSatisfy(page -> assertThat(page)
                        .contains("This micro-credential is retired")
                        .doesNotContain("/credentials/" + definition.slug() + "/anew"));
    }

    private MayEarnAnew.Why reason() {
        return submissions
                .anew(definition, earner, district)
                .map(anew -> anew.reason().why())
                .orElse(null);
    }

    private SubmissionId earned() {
        return TestReviews.awarded(definition.definition(), earner, district, context);
    }

    private SubmissionId startAnew() {
        return submissions.startAnew(definition.definition(), earner, district);
    }

    private void revoke() {
        awards.revoke(award, district, "operator", RevocationReason.NOT_OWN_WORK, "It is your colleague's text");
    }

    private int enrolments() {
        return jdbc.sql("select count(*) from enrolment where earner_id = ? and district_id = ?")
                .params(earner.id(), district.id())
                .query(Integer.class)
                .single();
    }

    private String page(String path, PersonId person) {
        try {
            return web.get()
                    .uri(path)
                    .with(authentication(TestPeople.as(person, district)))
                    .exchange()
                    .getMvcResult()
                    .getResponse()
                    .getContentAsString();
        } catch (UnsupportedEncodingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <T> List<T> atOnce(Callable<T> click) throws Exception {
        CyclicBarrier together = new CyclicBarrier(2);
        ExecutorService hands = Executors.newFixedThreadPool(2);
        try {
            Callable<T> waiting = () -> {
                together.await();
                return click.call();
            };
            List<Future<T>> both = hands.invokeAll(List.of(waiting, waiting));
            return List.of(both.get(0).get(), both.get(1).get());
        } finally {
            hands.shutdownNow();
        }
    }
}
