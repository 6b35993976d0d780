package org.waymark.submission.precheck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
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
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.waymark.TestClock;
import org.waymark.catalog.DefinitionVersion;
import org.waymark.catalog.TestDefinitions;
import org.waymark.jobs.TestJobs;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.people.Role;
import org.waymark.people.SignedInPerson;
import org.waymark.people.TestPeople;
import org.waymark.submission.Drafts;
import org.waymark.submission.SubmissionId;
import org.waymark.submission.SubmissionNotFound;
import org.waymark.submission.Submissions;
import org.waymark.submission.TestSubmissions;
import org.waymark.submission.Withdrawals;
import org.waymark.submission.plan.WorkLeft;

abstract class PreChecksContract {

    @Autowired
    PreChecks checks;

    @Autowired
    Submissions submissions;

    @Autowired
    PreCheckRepository repository;

    @Autowired
    Withdrawals withdrawals;

    @Autowired
    Drafts drafts;

    @Autowired
    TestPeople people;

    @Autowired
    TestClock clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    ApplicationContext context;

    private DistrictId district;
    private PersonId earner;
    private DefinitionVersion definition;
    private SignedInPerson checker;

    @BeforeEach
    void readersAreThere() {
        district = people.district();
        earner = people.person(district, "Jordan");
        people.person(district, "Rae Reader", Role.REVIEWER);
        people.person(district, "Rob Reader", Role.REVIEWER);
        definition = TestDefinitions.smallGroupWorkIn(district, context);
    }

    @AfterEach
    void reset() {
        clock.reset();
    }

    @Test
    void withoutAPreCheckerNothingWaits() {
        SubmissionId id = handedIn();

        assertThat(status(id)).isEqualTo("IN_REVIEW");
    }

    @Test
    void withOneItWaitsBeforeAnyoneReads() {
        checkerIsThere();
        SubmissionId id = handedIn();

        assertThat(status(id)).isEqualTo("SUBMITTED");
        assertThat(checks.queue(checker)).hasSize(1);
    }

    @Test
    void whatIsCompleteGoesToItsReaders() {
        checkerIsThere();
        SubmissionId id = handedIn();

        checks.pass(waiting(), checker);

        assertThat(status(id)).isEqualTo("IN_REVIEW");
        assertThat(checks.queue(checker)).isEmpty();
    }

    @Test
    void whatIsIncompleteComesBackAndIsNoAttempt() {
        checkerIsThere();
        SubmissionId id = handedIn();

        checks.giveBack(waiting(), "The second recording does not open.", checker);

        assertThat(status(id)).isEqualTo("RETURNED_INCOMPLETE");
        assertThat(submissions.work(id, earner, district).returnedBecause())
                .isEqualTo("The second recording does not open.");
        drafts.submit(id, earner, district, true);
        assertThat(submissions.card(id, district).attemptNo()).isEqualTo(1);
        assertThat(checks.queue(checker)).hasSize(1);
        assertThat(kinds()).contains("came-back-incomplete");
    }

    @Test
    void whatNobodyComesToGoesOnAfterABusinessDay() {
        checkerIsThere();
        SubmissionId id = handedIn();

        clock.advance(Duration.ofHours(20));
        TestJobs.runDue(context, clock.instant());
        assertThat(status(id)).isEqualTo("SUBMITTED");
        // Whatever day it began on, a weekend included.
        clock.advance(Duration.ofDays(5));
        TestJobs.runDue(context, clock.instant());

        assertThat(status(id)).isEqualTo("IN_REVIEW");
        assertThat(checks.queue(checker)).isEmpty();
    }

    @Test
    void nobodyChecksTheirOwn() {
        checkerIsThere();
        people.gives(Role.PRE_CHECKER, earner, district);
        handedIn();

        assertThat(checks.queue(TestPeople.signedIn(earner, district))).isEmpty();
        assertThatThrownBy(() -> checks.open(waiting(), TestPeople.signedIn(earner, district)))
                .isInstanceOf(SubmissionNotFound.class);
    }

    @Test
    void whoeverIsNoPreCheckerFindsNothing() {
        checkerIsThere();
        handedIn();
        SignedInPerson colleague = TestPeople.signedIn(people.person(district, "Casey"), district);

        assertThatThrownBy(() -> checks.queue(colleague)).isInstanceOf(SubmissionNotFound.class);
        assertThatThrownBy(() -> checks.pass(waiting(), colleague)).isInstanceOf(SubmissionNotFound.class);
    }

    @Test
    void aSecondClickFindsItGone() {
        checkerIsThere();
        handedIn();
        var id = waiting();
        checks.pass(id, checker);

        assertThatThrownBy(() -> checks.giveBack(id, "Too late", checker)).isInstanceOf(SubmissionNotFound.class);
    }

    @Test
    void ofTwoClicksAtOnceOneCounts() throws Exception {
        checkerIsThere();
        SubmissionId id = handedIn();
        UUID check = waiting();
        CyclicBarrier together = new CyclicBarrier(2);
        Callable<Boolean> click = () -> {
            together.await();
            try {
                checks.pass(check, checker);
                return true;
            } catch (SubmissionNotFound gone) {
                return false;
            }
        };
        ExecutorService hands = Executors.newFixedThreadPool(2);
        try {
            List<Future<Boolean>> both = hands.invokeAll(List.of(click, click));

            assertThat(List.of(both.get(0).get(), both.get(1).get())).containsExactlyInAnyOrder(true, false);
        } finally {
            hands.shutdownNow();
        }
        assertThat(status(id)).isEqualTo("IN_REVIEW");
    }

    @Test
    void takenBackAndHandedInAgainItIsAskedAboutOnce() {
        checkerIsThere();
        SubmissionId id = handedIn();
        UUID first = waiting();
        withdrawals.withdraw(id, earner, district);
        assertThat(checks.queue(checker)).isEmpty();

        withdrawals.takeUp(id, earner, district);
        drafts.submit(id, earner, district, true);

        assertThat(checks.queue(checker)).hasSize(1);
        assertThat(waiting()).isNotEqualTo(first);
        assertThatThrownBy(() -> checks.giveBack(first, "Of before", checker)).isInstanceOf(SubmissionNotFound.class);
    }

    @Test
    void whatWasTakenBackLapsesNoMore() {
        checkerIsThere();
        SubmissionId id = handedIn();
        UUID first = waiting();
        withdrawals.withdraw(id, earner, district);
        withdrawals.takeUp(id, earner, district);
        drafts.submit(id, earner, district, true);

        checks.lapse(first, district);

        assertThat(status(id)).isEqualTo("SUBMITTED");
    }

    @Test
    void theDatabaseTakesNoSecondBesideAnOpenOne() {
        checkerIsThere();
        SubmissionId id = handedIn();

        assertThatThrownBy(() -> repository.saveAndFlush(new PreCheck(id, district, clock.instant(), clock.instant())))
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void theWorkIsShownWithoutWhoseItIs() {
        checkerIsThere();
        handedIn();

        assertThat(checks.open(waiting(), checker).toString()).doesNotContain("Jordan", earner.toString());
    }

    @Test
    void whatWasMissingIsForgottenWithWorkThatIsDeleted() {
        checkerIsThere();
        handedIn();
        checks.giveBack(waiting(), "The second recording does not open.", checker);

        transaction.executeWithoutResult(
                status -> checks.on(new WorkLeft(definition.definition(), earner, district, false)));
        assertThat(sentences()).isOne();
        transaction.executeWithoutResult(
                status -> checks.on(new WorkLeft(definition.definition(), earner, district, true)));
        assertThat(sentences()).isZero();
    }

    private long sentences() {
        return jdbc.sql("select count(*) from pre_check where district_id = ? and sentence is not null")
                .param(district.id())
                .query(Long.class)
                .single();
    }

    private void checkerIsThere() {
        checker = TestPeople.signedIn(people.person(district, "Cleo Checker", Role.PRE_CHECKER), district);
    }

    private SubmissionId handedIn() {
        return TestSubmissions.submitted(definition.definition(), earner, district, context);
    }

    private UUID waiting() {
        return jdbc.sql("select id from pre_check where district_id = ? and outcome is null")
                .param(district.id())
                .query(UUID.class)
                .single();
    }

    private String status(SubmissionId id) {
        return submissions.card(id, district).status();
    }

    private List<String> kinds() {
        return jdbc.sql("select kind from notice where person = ?")
                .param(earner.id())
                .query(String.class)
                .list();
    }
}
