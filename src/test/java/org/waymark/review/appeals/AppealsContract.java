package org.waymark.review.appeals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.waymark.catalog.RubricLevel.APPROACHING;
import static org.waymark.catalog.RubricLevel.DEMONSTRATED;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationEvent;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.event.ApplicationEventMulticaster;
import org.springframework.context.event.SmartApplicationListener;
import org.springframework.core.Ordered;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.waymark.TestClock;
import org.waymark.award.Awards;
import org.waymark.catalog.DefinitionId;
import org.waymark.catalog.DefinitionVersionId;
import org.waymark.catalog.Definitions;
import org.waymark.catalog.RubricLevel;
import org.waymark.catalog.TestContents;
import org.waymark.catalog.TestDefinitions;
import org.waymark.people.DistrictId;
import org.waymark.people.People;
import org.waymark.people.PersonId;
import org.waymark.people.Role;
import org.waymark.people.TestPeople;
import org.waymark.review.AppealRead;
import org.waymark.review.Decisions;
import org.waymark.review.Rating;
import org.waymark.review.ReviewId;
import org.waymark.review.Reviews;
import org.waymark.review.TestReviews;
import org.waymark.submission.Drafts;
import org.waymark.submission.SubmissionId;
import org.waymark.submission.SubmissionLocked;
import org.waymark.submission.SubmissionSubmitted;
import org.waymark.submission.Submissions;
import org.waymark.submission.TestSubmissions;
import org.waymark.submission.Withdrawals;
import org.waymark.submission.coaching.BeganToLook;

abstract class AppealsContract {

    private static final String REASONS = "The exit tickets on page two show it.";

    @Autowired
    Appeals appeals;

    @Autowired
    Reviews reviews;

    @Autowired
    Decisions decisions;

    @Autowired
    Submissions submissions;

    @Autowired
    Drafts drafts;

    @Autowired
    Awards awards;

    @Autowired
    People people;

    @Autowired
    TestPeople test;

    @Autowired
    TestClock clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ApplicationContext context;

    DistrictId district;
    DefinitionId definition;
    PersonId earner;
    PersonId anew;
    SubmissionId notYet;

    @BeforeEach
    void aNotYet() {
        clock.reset();
        district = test.district();
        definition = TestDefinitions.smallGroupWorkIn(district, context).definition();
        earner = test.person(district, "Jordan Earner");
        anew = test.person(district, "Nia Newreader", Role.THIRD_READER);
        notYet = TestReviews.notYet(definition, earner, district, context);
    }

    @Test
    void somebodyWhoHadNoHandInItReadsOnlyWhatWasNotYetThere() {
        file();

        ReviewId given = reviews.assignedTo(anew, district).get(0);
        assertThat(reviews.criteriaOf(given, anew, district)).isNotEmpty().doesNotContain("C1");
    }

    @Test
    void whoReadItBeforeIsNotGivenIt() {
        people.withdraw(Role.THIRD_READER, anew, district, null);
        PersonId reader = people.inRole(Role.REVIEWER, district).get(0);
        people.give(Role.THIRD_READER, reader, district, null, "Trained");
        file();

        assertThat(reviews.assignedTo(reader, district)).isEmpty();
        assertThat(appeals.told(district).open()).extracting(Appeals.Row::given).containsExactly(false);
    }

    @Test
    void itWaitsForWhoeverIsGivenTheRoleNext() {
        people.withdraw(Role.THIRD_READER, anew, district, null);
        file();
        PersonId next = test.person(district, "Noor Next", Role.THIRD_READER);

        assertThat(reviews.assignedTo(next, district)).hasSize(1);
    }

    @Test
    void whatIsAllThereIsAwardedAsAnythingElse() {
        file();
        answer(criterion -> DEMONSTRATED);

        assertThat(status()).isEqualTo(AppealStatus.AWARDED);
        assertThat(submissions.card(notYet, district).status()).isEqualTo("AWARDED");
        assertThat(awards.forSubmission(notYet, district)).isPresent();
        assertThat(told("decision-made", earner)).as("of both decisions").isEqualTo(2);
        assertThat(told("appeal-decided", earner)).isZero();
    }

    @Test
    void sentTwiceItIsOneAward() {
        file();
        ReviewId given = reviews.assignedTo(anew, district).get(0);
        Map<String, Rating> all =
                TestReviews.ratings(reviews.criteriaOf(given, anew, district), criterion -> DEMONSTRATED);
        reviews.record(given, all, anew, district);
        reviews.record(given, all, anew, district);

        assertThat(told("decision-made", earner)).isEqualTo(2);
        assertThat(awards.of(earner, district)).hasSize(1);
    }

    @Test
    void whoSendsAfterItWasTakenBackChangesNothing() {
        file();
        ReviewId given = reviews.assignedTo(anew, district).get(0);
        appeals.withdraw(notYet, earner, district);

        assertThatThrownBy(() -> reviews.record(given, Map.of(), anew, district))
                .isInstanceOf(RuntimeException.class)
                .hasNoCause();
        assertThat(submissions.card(notYet, district).status()).isEqualTo("NOT_YET");
        assertThat(told("reading-ended", anew)).isEqualTo(1);
    }

    @Test
    void takenBackAfterTheAnswerItStays() {
        file();
        answer(criterion -> DEMONSTRATED);
        appeals.withdraw(notYet, earner, district);

        assertThat(status()).isEqualTo(AppealStatus.AWARDED);
    }

    @Test
    void whoseHandsItLeftDoesNotReadItAnew() {
        people.withdraw(Role.THIRD_READER, anew, district, null);
        PersonId other = test.person(district, "Olga Other");
        PersonId former = people.inRole(Role.REVIEWER, district).get(0);
        DefinitionId next = TestDefinitions.smallGroupWorkIn(district, context).definition();
        SubmissionId read = TestSubmissions.submitted(next, other, district, context);
        reviews.assignedTo(former, district).forEach(review -> TestReviews.open(review, former, district, context));
        test.person(district, "Rita Reader", Role.REVIEWER);
        people.withdraw(Role.REVIEWER, former, district, null);
        TestReviews.recordAll(district, criterion -> APPROACHING, context);
        people.give(Role.THIRD_READER, former, district, null, "Trained");
        appeals.file(read, REASONS, other, district);

        assertThat(reviews.assignedTo(former, district)).isEmpty();
    }

    @Test
    void aCoachDoesNotReadItAnew() {
        context.publishEvent(new BeganToLook(anew, earner, null, district));
        file();

        assertThat(reviews.assignedTo(anew, district)).isEmpty();
    }

    /** Its reader has found all of it while its earner, who holds the next attempt, is handing that in. */
    @Test
    void handingInWhileItIsAnsweredWaitsForNobodyWhoWaitsForIt() throws Exception {
        file();
        SubmissionId draft = drafts.resubmit(notYet, earner, district);
        TestSubmissions.sayWhatChanged(draft, earner, district, context);

        List<Throwable> problems = meanwhile(
                SubmissionSubmitted.class,
                () -> drafts.submit(draft, earner, district, true),
                () -> answer(criterion -> DEMONSTRATED));

        assertThat(problems.get(0)).isNull();
        assertThat(problems.get(1)).as("nobody asks any more").isNotNull().hasMessageNotContaining("deadlock");
        assertThat(status()).isEqualTo(AppealStatus.OVERTAKEN);
        assertThat(submissions.card(draft, district).status()).isEqualTo("IN_REVIEW");
        assertThat(awards.forSubmission(notYet, district)).isEmpty();
    }

    /** The other way round: what was found there is first, and the next attempt is not handed in any more. */
    @Test
    void anAnswerWhileTheNextIsHandedInWaitsForNobodyWhoWaitsForIt() throws Exception {
        file();
        SubmissionId draft = drafts.resubmit(notYet, earner, district);
        TestSubmissions.sayWhatChanged(draft, earner, district, context);

        List<Throwable> problems = meanwhile(
                AppealRead.class,
                () -> answer(criterion -> DEMONSTRATED),
                () -> drafts.submit(draft, earner, district, true));

        assertThat(problems.get(0)).isNull();
        assertThat(status()).isEqualTo(AppealStatus.AWARDED);
        assertThat(submissions.card(draft, district).status()).isEqualTo("WITHDRAWN");
        assertThat(awards.forSubmission(notYet, district)).isPresent();
    }

    /** Does one thing, and when it has come to this event another one beside it; answers what each ended with. */
    private List<Throwable> meanwhile(Class<?> event, ThrowingRunnable first, ThrowingRunnable second)
            throws Exception {
        CountDownLatch there = new CountDownLatch(1);
        AtomicBoolean once = new AtomicBoolean();
        Halt halt = new Halt(event, () -> {
            if (once.compareAndSet(false, true)) {
                there.countDown();
                // As long as the other one needs to stand and wait.
                Thread.sleep(700);
            }
        });
        ApplicationEventMulticaster events = context.getBean(ApplicationEventMulticaster.class);
        events.addApplicationListener(halt);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            Future<Throwable> one = threads.submit(() -> caught(first));
            Future<Throwable> other = threads.submit(() -> {
                there.await(20, TimeUnit.SECONDS);
                return caught(second);
            });
            return Arrays.asList(one.get(60, TimeUnit.SECONDS), other.get(60, TimeUnit.SECONDS));
        } finally {
            threads.shutdownNow();
            events.removeApplicationListener(halt);
        }
    }

    private interface ThrowingRunnable {
        void run() throws Exception;
    }

    private static Throwable caught(ThrowingRunnable act) {
        try {
            act.run();
            return null;
        } catch (Exception e) {
            return e;
        }
    }

    /** Comes before all others who hear of something. */
    private record Halt(Class<?> event, ThrowingRunnable act) implements SmartApplicationListener {

        @Override
        public boolean supportsEventType(Class<? extends ApplicationEvent> type) {
            return PayloadApplicationEvent.class.isAssignableFrom(type);
        }

        @Override
        public int getOrder() {
            return Ordered.HIGHEST_PRECEDENCE;
        }

        @Override
        public void onApplicationEvent(ApplicationEvent told) {
            if (told instanceof PayloadApplicationEvent<?> payload && event.isInstance(payload.getPayload())) {
                try {
                    act.run();
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            }
        }
    }

    @Test
    void theSameEndSaysWhyAndAwardsNothing() {
        file();
        answer(criterion -> APPROACHING);

        assertThat(status()).isEqualTo(AppealStatus.UPHELD);
        assertThat(awards.forSubmission(notYet, district)).isEmpty();
        assertThat(decisions.of(notYet, district).orElseThrow().criteria())
                .filteredOn(each -> !each.met())
                .allSatisfy(each -> assertThat(each.feedback()).hasSizeGreaterThan(1));
        assertThat(told("appeal-decided", earner)).isEqualTo(1);
        assertThat(told("decision-made", earner)).as("of the first decision").isEqualTo(1);
    }

    @Test
    void aLowerLevelChangesNothing() {
        file();
        answer(criterion -> RubricLevel.NOT_YET);

        assertThat(decisions.of(notYet, district).orElseThrow().criteria())
                .filteredOn(each -> !each.met())
                .allSatisfy(each -> assertThat(each.level()).isEqualTo(APPROACHING));
    }

    @Test
    void whatIsFoundInPartNeedNotBeShownInTheNextAttempt() {
        SubmissionId draft = drafts.resubmit(notYet, earner, district);
        int before = submissions.forReview(draft, district).openCriteria().size();
        file();
        String found = firstOpen();
        answer(criterion -> criterion.equals(found) ? DEMONSTRATED : APPROACHING);

        assertThat(status()).isEqualTo(AppealStatus.CHANGED);
        assertThat(submissions.forReview(draft, district).openCriteria())
                .hasSize(before - 1)
                .doesNotContain(found);
    }

    @Test
    void inADraftUnderANewerVersionOnlyWhatReadsAsItReadCounts() {
        SubmissionId draft = drafts.resubmit(notYet, earner, district);
        DefinitionVersionId newer = context.getBean(Definitions.class)
                .publishVersion(definition, district, "2.0.0", TestContents.withOtherCriterion("C2", "Something else"));
        TestSubmissions.moveUp(draft, newer, earner, district, context);
        file();
        answer(criterion -> criterion.equals("C4") ? APPROACHING : DEMONSTRATED);

        assertThat(status()).isEqualTo(AppealStatus.CHANGED);
        assertThat(submissions.forReview(draft, district).openCriteria()).containsExactlyInAnyOrder("C2", "C4");
    }

    @Test
    void theDraftIsPutAwayAndTheAwardIsTheLatest() {
        SubmissionId draft = drafts.resubmit(notYet, earner, district);
        file();
        answer(criterion -> DEMONSTRATED);

        assertThat(submissions.card(draft, district).status()).isEqualTo("WITHDRAWN");
        assertThat(submissions
                        .latest(definition, earner, district)
                        .orElseThrow()
                        .id())
                .isEqualTo(notYet);
        assertThat(submissions.of(earner, district))
                .extracting(card -> card.id())
                .containsExactly(notYet);
    }

    @Test
    void whoReadsAnewSaysWhyOfWhatIsThere() {
        file();
        ReviewId given = reviews.assignedTo(anew, district).get(0);

        assertThatThrownBy(() -> reviews.record(
                        given, TestReviews.demonstrated(reviews.criteriaOf(given, anew, district)), anew, district))
                .hasMessageContaining("field=STRENGTH, kind=MISSING");
    }

    @Test
    void onceForADecision() {
        file();
        appeals.withdraw(notYet, earner, district);
        file();

        assertThat(status()).isEqualTo(AppealStatus.WITHDRAWN);
        assertThat(reviews.assignedTo(anew, district)).isEmpty();
    }

    @Test
    void notAfterTheLastDay() {
        clock.advance(Duration.ofDays(31));

        assertThat(appeals.outlook(notYet, earner, district).mayFile()).isFalse();
        assertThatThrownBy(this::file).isInstanceOf(AppealNotFound.class);
    }

    @Test
    void onTheLastDay() {
        clock.advance(Duration.ofDays(30));
        file();

        assertThat(status()).isEqualTo(AppealStatus.OPEN);
    }

    @Test
    void itsAnswerIsDueAfterBusinessDays() {
        file();

        // Ten from Tuesday on, the weekends aside.
        assertThat(appeals.outlook(notYet, earner, district).filed().dueOn()).hasToString("2027-05-17");
    }

    @Test
    void anotherOnesIsNotFound() {
        PersonId other = test.person(district, "Olga Other");

        assertThatThrownBy(() -> appeals.outlook(notYet, other, district)).isInstanceOf(AppealNotFound.class);
        assertThatThrownBy(() -> appeals.file(notYet, REASONS, other, district))
                .hasNoCause()
                .isInstanceOf(RuntimeException.class);
        assertThat(appeals.told(district).open()).isEmpty();
    }

    @Test
    void anAwardIsNotAppealed() {
        PersonId other = test.person(district, "Olga Other");
        SubmissionId awarded = TestReviews.awarded(definition, other, district, context);

        assertThatThrownBy(() -> appeals.outlook(awarded, other, district)).isInstanceOf(AppealNotFound.class);
    }

    @Test
    void handingInTheNextAttemptEndsIt() {
        file();
        TestSubmissions.again(notYet, earner, district, context);

        assertThat(status()).isEqualTo(AppealStatus.OVERTAKEN);
        assertThat(reviews.assignedTo(anew, district)).isEmpty();
        assertThat(told("reading-ended", anew)).isEqualTo(1);
    }

    @Test
    void afterTheNextAttemptWasHandedInItIsTooLate() {
        TestSubmissions.again(notYet, earner, district, context);

        assertThatThrownBy(this::file).isInstanceOf(AppealNotFound.class);
    }

    @Test
    void nothingOfTheWorkIsDeletedMeanwhile() {
        Withdrawals withdrawals = context.getBean(Withdrawals.class);
        file();

        assertThatThrownBy(() -> withdrawals.discard(notYet, earner, district)).isInstanceOf(SubmissionLocked.class);
    }

    @Test
    void leadsAreToldOnceWhereNobodyMayReadIt() {
        PersonId lead = test.person(district, "Lena Lead", Role.LEAD);
        people.withdraw(Role.THIRD_READER, anew, district, null);
        file();
        appeals.follow(district);
        appeals.follow(district);

        assertThat(told("appeal-waits", lead)).isEqualTo(1);
        assertThat(jdbc.sql("select cast(arguments as varchar) from notice where kind = 'appeal-waits' and person = ?")
                        .param(lead.id())
                        .query(String.class)
                        .single())
                .as("on what somebody has a not-yet")
                .doesNotContain("small-group");
    }

    @Test
    void leadsAreToldOfOneThatIsLate() {
        PersonId lead = test.person(district, "Lena Lead", Role.LEAD);
        file();
        appeals.follow(district);
        assertThat(told("appeal-late", lead)).isZero();
        clock.advance(Duration.ofDays(15));
        appeals.follow(district);

        assertThat(told("appeal-late", lead)).isEqualTo(1);
    }

    @Test
    void leadsAreToldThatItIsLateThoughTheyWereToldThatItWaits() {
        PersonId lead = test.person(district, "Lena Lead", Role.LEAD);
        people.withdraw(Role.THIRD_READER, anew, district, null);
        file();
        appeals.follow(district);
        clock.advance(Duration.ofDays(15));
        appeals.follow(district);
        appeals.follow(district);

        assertThat(told("appeal-waits", lead)).isEqualTo(1);
        assertThat(told("appeal-late", lead)).isEqualTo(1);
    }

    @Test
    void whatAFormerReaderHadGoesToAnother() {
        file();
        PersonId next = test.person(district, "Noor Next", Role.THIRD_READER);
        people.withdraw(Role.THIRD_READER, anew, district, null);

        assertThat(reviews.assignedTo(next, district)).hasSize(1);
    }

    @Test
    void twoClicksAtOnceAreOneAppeal() throws Exception {
        CyclicBarrier together = new CyclicBarrier(2);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            List<Future<?>> clicks = Stream.of(1, 2)
                    .<Future<?>>map(click -> threads.submit(() -> {
                        together.await();
                        file();
                        return null;
                    }))
                    .toList();
            for (Future<?> click : clicks) {
                click.get();
            }
        } finally {
            threads.shutdown();
        }

        assertThat(appeals.told(district).open()).hasSize(1);
    }

    private void file() {
        appeals.file(notYet, REASONS, earner, district);
    }

    private void answer(Function<String, RubricLevel> level) {
        ReviewId given = reviews.assignedTo(anew, district).get(0);
        reviews.record(given, TestReviews.ratings(reviews.criteriaOf(given, anew, district), level), anew, district);
    }

    private String firstOpen() {
        ReviewId given = reviews.assignedTo(anew, district).get(0);
        return reviews.criteriaOf(given, anew, district).iterator().next();
    }

    private AppealStatus status() {
        return appeals.outlook(notYet, earner, district).filed().status();
    }

    private long told(String kind, PersonId person) {
        return jdbc.sql("select count(*) from notice where kind = ? and person = ?")
                .params(kind, person.id())
                .query(Long.class)
                .single();
    }
}
