package org.waymark.review.appeals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.waymark.catalog.RubricLevel.APPROACHING;
import static org.waymark.catalog.RubricLevel.DEMONSTRATED;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.waymark.TestClock;
import org.waymark.award.Awards;
import org.waymark.catalog.DefinitionId;
import org.waymark.catalog.RubricLevel;
import org.waymark.catalog.TestDefinitions;
import org.waymark.people.DistrictId;
import org.waymark.people.People;
import org.waymark.people.PersonId;
import org.waymark.people.Role;
import org.waymark.people.TestPeople;
import org.waymark.review.Decisions;
import org.waymark.review.ReviewId;
import org.waymark.review.Reviews;
import org.waymark.review.TestReviews;
import org.waymark.submission.Drafts;
import org.waymark.submission.SubmissionId;
import org.waymark.submission.SubmissionLocked;
import org.waymark.submission.Submissions;
import org.waymark.submission.TestSubmissions;
import org.waymark.submission.Withdrawals;

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
                .hasMessageContaining("WHY");
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
