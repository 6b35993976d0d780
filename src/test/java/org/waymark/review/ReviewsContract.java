package org.waymark.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.waymark.catalog.RubricLevel.APPROACHING;
import static org.waymark.catalog.RubricLevel.DEMONSTRATED;

import java.util.List;
import java.util.Map;
import java.util.Set;
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
import org.waymark.catalog.DefinitionId;
import org.waymark.catalog.DefinitionVersion;
import org.waymark.catalog.Definitions;
import org.waymark.catalog.RubricLevel;
import org.waymark.catalog.Stage;
import org.waymark.catalog.TestContents;
import org.waymark.catalog.TestDefinitions;
import org.waymark.catalog.finding.TestTold;
import org.waymark.people.DistrictId;
import org.waymark.people.People;
import org.waymark.people.PersonId;
import org.waymark.people.Role;
import org.waymark.people.TestPeople;
import org.waymark.people.districts.TestPolicies;
import org.waymark.people.identities.TestIdentities;
import org.waymark.review.assigning.GivenBackWhy;
import org.waymark.review.assigning.TestAssigning;
import org.waymark.submission.Drafts;
import org.waymark.submission.Outcome;
import org.waymark.submission.SubmissionId;
import org.waymark.submission.Submissions;
import org.waymark.submission.TestSubmissions;
import org.waymark.submission.coaching.Companions;
import org.waymark.submission.coaching.TestCoaching;

abstract class ReviewsContract {

    private static final Function<String, RubricLevel> ALL = criterion -> DEMONSTRATED;
    private static final Function<String, RubricLevel> NONE = criterion -> APPROACHING;
    private static final Function<String, RubricLevel> ONLY_C1 =
            criterion -> criterion.equals("C1") ? DEMONSTRATED : APPROACHING;

    @Autowired
    Reviews reviews;

    @Autowired
    ReviewAssignments assignments;

    @Autowired
    Decisions decisions;

    @Autowired
    Submissions submissions;

    @Autowired
    Drafts drafts;

    @Autowired
    People people;

    @Autowired
    TestPeople test;

    @Autowired
    DecisionEvents events;

    @Autowired
    ApplicationContext context;

    DistrictId district;
    DefinitionId definition;
    PersonId earner;

    @BeforeEach
    void makeDistrict() {
        district = test.district();
        definition = TestDefinitions.smallGroupWorkIn(district, context).definition();
        earner = test.person(district, "Jordan Earner");
    }

    @Test
    void twoReviewersGetASubmission() {
        PersonId one = reviewer();
        PersonId other = reviewer();
        submit();

        assertThat(List.of(load(one), load(other))).containsExactly(1, 1);
    }

    @Test
    void oneReviewerGetsAndDecidesWhatSaysSo() {
        readByOne();
        PersonId one = reviewer();
        PersonId other = reviewer();
        SubmissionId submission = submit();
        assertThat(load(one) + load(other)).isEqualTo(1);
        assertThat(submissions.card(submission, district).status()).isEqualTo("IN_REVIEW");

        TestReviews.recordAll(district, ONLY_C1, context);

        assertThat(submissions.card(submission, district).status()).isEqualTo("NOT_YET");
        assertThat(decisions.readers(submission, district)).isEqualTo(1);
        assertThat(load(one) + load(other)).isZero();
    }

    @Test
    void oneReviewerIsNeverTheEarner() {
        readByOne();
        people.give(Role.REVIEWER, earner, district, null, "Trained");

        assertThat(submissions.card(submit(), district).status()).isEqualTo("SUBMITTED");
        assertThat(load(earner)).isZero();
    }

    @Test
    void whatOneReaderLeftGoesToAnother() {
        readByOne();
        PersonId leaving = reviewer();
        submit();
        PersonId idle = reviewer();
        people.withdraw(Role.REVIEWER, leaving, district, null);

        assertThat(load(idle)).isEqualTo(1);
    }

    @Test
    void twoReadWhatPayRestsOnThoughItSaysOne() {
        readByOne();
        context.getBean(TestTold.class).brings(definition, "200 USD once");
        reviewer();
        reviewer();
        SubmissionId submission = submit();

        assertThat(decisions.readers(submission, district)).isEqualTo(2);
    }

    @Test
    void aSecondReadsWhatPayCameToRestOnMeanwhile() {
        readByOne();
        PersonId one = reviewer();
        PersonId other = reviewer();
        SubmissionId submission = submit();
        PersonId asked = load(one) == 1 ? one : other;
        context.getBean(TestTold.class).brings(definition, "200 USD once");
        record(asked);

        assertThat(submissions.card(submission, district).status()).isEqualTo("IN_REVIEW");
        assertThat(load(asked.equals(one) ? other : one)).isEqualTo(1);

        record(asked.equals(one) ? other : one);

        assertThat(submissions.card(submission, district).status()).isEqualTo("AWARDED");
    }

    @Test
    void twoReadEverythingWhereTheDistrictSaysSo() {
        readByOne();
        TestPolicies.decide(district, "readers-otherwise", "2", context);
        reviewer();
        reviewer();

        assertThat(decisions.readers(submit(), district)).isEqualTo(2);
    }

    @Test
    void whatIsDrawnIsReadByTwoThoughOneWouldDo() {
        readByOne();
        TestPolicies.decide(district, "sampled-percent", "100", context);
        PersonId one = reviewer();
        PersonId other = reviewer();
        SubmissionId submission = submit();

        assertThat(List.of(load(one), load(other))).containsExactly(1, 1);
        recordAs(one, ALL);
        assertThat(submissions.card(submission, district).status()).isEqualTo("IN_REVIEW");
        recordAs(other, ALL);
        assertThat(submissions.card(submission, district).status()).isEqualTo("AWARDED");
    }

    @Test
    void aDifferenceInWhatIsDrawnGoesToAThird() {
        readByOne();
        TestPolicies.decide(district, "sampled-percent", "100", context);
        PersonId one = reviewer();
        PersonId other = reviewer();
        PersonId third = test.person(district, "Thea Third", Role.THIRD_READER);
        SubmissionId submission = submit();
        recordAs(one, ALL);
        recordAs(other, NONE);

        assertThat(submissions.card(submission, district).status()).isEqualTo("IN_REVIEW");
        assertThat(load(third)).isEqualTo(1);
    }

    @Test
    void whatIsDrawnWaitsForNobodyWhoIsNotThere() {
        readByOne();
        TestPolicies.decide(district, "sampled-percent", "100", context);
        PersonId one = reviewer();
        SubmissionId submission = submit();
        assertThat(submissions.card(submission, district).status()).isEqualTo("IN_REVIEW");
        recordAs(one, ALL);

        assertThat(submissions.card(submission, district).status()).isEqualTo("AWARDED");
        assertThat(decisions.readers(submission, district)).isEqualTo(1);
    }

    @Test
    void whatIsDrawnIsDecidedOnceItsSecondReaderHasGoneAndNobodyIsThere() {
        readByOne();
        TestPolicies.decide(district, "sampled-percent", "100", context);
        PersonId one = reviewer();
        PersonId other = reviewer();
        SubmissionId submission = submit();
        boolean isOne = context.getBean(ReviewRepository.class)
                        .assigned(one, district)
                        .get(0)
                        .slot()
                == ReviewSlot.FIRST;
        PersonId first = isOne ? one : other;
        recordAs(first, ALL);
        PersonId second = isOne ? other : one;
        TestAssigning.giveBack(
                reviews.assignedTo(second, district).get(0).id(), GivenBackWhy.NO_TIME, second, district, context);

        assertThat(submissions.card(submission, district).status()).isEqualTo("AWARDED");
        assertThat(decisions.readers(submission, district)).isEqualTo(1);
    }

    @Test
    void whatIsDrawnIsDecidedOnceItsFirstReaderHasGoneAndNobodyIsThere() {
        readByOne();
        TestPolicies.decide(district, "sampled-percent", "100", context);
        reviewer();
        reviewer();
        SubmissionId submission = submit();
        PersonId first = holder(ReviewSlot.FIRST);
        recordAs(holder(ReviewSlot.SECOND), ONLY_C1);
        assertThat(submissions.card(submission, district).status()).isEqualTo("IN_REVIEW");

        TestAssigning.giveBack(
                reviews.assignedTo(first, district).get(0).id(), GivenBackWhy.NO_TIME, first, district, context);

        assertThat(submissions.card(submission, district).status()).isEqualTo("NOT_YET");
        assertThat(decisions.readers(submission, district)).isEqualTo(1);
        assertThat(decisions.said(submission, district)).containsOnlyKeys("SECOND", "DECIDED", "APPEAL_DECIDED");
        assertThat(load(first)).isZero();
    }

    @Test
    void whatIsDrawnGoesToAnotherFirstReaderWhereThereIsOne() {
        readByOne();
        TestPolicies.decide(district, "sampled-percent", "100", context);
        reviewer();
        reviewer();
        SubmissionId submission = submit();
        PersonId first = holder(ReviewSlot.FIRST);
        recordAs(holder(ReviewSlot.SECOND), ALL);
        PersonId idle = reviewer();

        TestAssigning.giveBack(
                reviews.assignedTo(first, district).get(0).id(), GivenBackWhy.NO_TIME, first, district, context);

        assertThat(submissions.card(submission, district).status()).isEqualTo("IN_REVIEW");
        assertThat(load(idle)).isEqualTo(1);
        recordAs(idle, ALL);
        assertThat(submissions.card(submission, district).status()).isEqualTo("AWARDED");
        assertThat(decisions.readers(submission, district)).isEqualTo(2);
    }

    /** Nobody waits for a reader whom chance gave; for one on whom pay rests they do. */
    @Test
    void whatIsDrawnAndPaidForMeanwhileWaitsForItsFirstReader() {
        readByOne();
        TestPolicies.decide(district, "sampled-percent", "100", context);
        reviewer();
        reviewer();
        SubmissionId submission = submit();
        PersonId first = holder(ReviewSlot.FIRST);
        recordAs(holder(ReviewSlot.SECOND), ALL);
        context.getBean(TestTold.class).brings(definition, "200 USD once");
        TestAssigning.giveBack(
                reviews.assignedTo(first, district).get(0).id(), GivenBackWhy.NO_TIME, first, district, context);
        assertThat(submissions.card(submission, district).status()).isEqualTo("IN_REVIEW");

        recordAs(reviewer(), ALL);

        assertThat(submissions.card(submission, district).status()).isEqualTo("AWARDED");
        assertThat(decisions.readers(submission, district)).isEqualTo(2);
    }

    private PersonId holder(ReviewSlot slot) {
        return people.inRole(Role.REVIEWER, district).stream()
                .filter(each -> context.getBean(ReviewRepository.class).assigned(each, district).stream()
                        .anyMatch(row -> row.slot() == slot))
                .findFirst()
                .orElseThrow();
    }

    private void recordAs(PersonId reader, Function<String, RubricLevel> level) {
        for (ReviewId review : reviews.assignedTo(reader, district)) {
            reviews.record(
                    review, TestReviews.ratings(reviews.criteriaOf(review, reader, district), level), reader, district);
        }
    }

    /** What is earned from now on says that one reader is enough. */
    private void readByOne() {
        // Chance is for tests of chance.
        TestPolicies.decide(district, "sampled-percent", "0", context);
        Definitions definitions = context.getBean(Definitions.class);
        definition = definitions
                .version(
                        definitions.publish(
                                district, "ONE-1", "1.0.0", TestContents.forOneReader("By one"), Stage.LIVE),
                        district)
                .definition();
    }

    private void record(PersonId reader) {
        ReviewId review = reviews.assignedTo(reader, district).get(0);
        reviews.record(
                review, TestReviews.ratings(reviews.criteriaOf(review, reader, district), ALL), reader, district);
    }

    @Test
    void reviewBeginsWhenBothSlotsAreFilled() {
        reviewer();
        reviewer();

        assertThat(submissions.card(submit(), district).status()).isEqualTo("IN_REVIEW");
    }

    @Test
    void theEarnerIsNeverAReaderOfTheirOwn() {
        people.give(Role.REVIEWER, earner, district, null, "Trained");
        reviewer();
        submit();

        assertThat(load(earner)).isZero();
    }

    @Test
    void theEarnerCannotTakeTheirOwn() {
        people.give(Role.REVIEWER, earner, district, null, "Trained");
        submit();

        assertThat(assignments.takeNext(earner, district)).isEmpty();
    }

    @Test
    void reviewersOfAnotherDistrictGetNothing() {
        PersonId elsewhere = test.person(test.district(), "Far Away", Role.REVIEWER);
        submit();

        assertThat(load(elsewhere)).isZero();
    }

    @Test
    void theLeastLoadedAreAskedFirst() {
        reviewer();
        reviewer();
        submit();
        PersonId idle = reviewer();
        earner = test.person(district, "Another Earner");
        submit();

        assertThat(load(idle)).isEqualTo(1);
    }

    @Test
    void anOpenSlotIsFilledByTheNextReviewer() {
        reviewer();
        SubmissionId waiting = submit();
        reviewer();

        assertThat(submissions.card(waiting, district).status()).isEqualTo("IN_REVIEW");
    }

    @Test
    void oneReviewerAloneDoesNotBeginAReview() {
        reviewer();

        assertThat(submissions.card(submit(), district).status()).isEqualTo("SUBMITTED");
    }

    @Test
    void nobodyTakesBothSlots() {
        PersonId alone = reviewer();
        submit();

        assertThat(assignments.takeNext(alone, district)).isEmpty();
    }

    @Test
    void whatAFormerReviewerLeftGoesToAnother() {
        PersonId leaving = reviewer();
        reviewer();
        submit();
        PersonId idle = reviewer();
        people.withdraw(Role.REVIEWER, leaving, district, null);

        assertThat(load(idle)).isEqualTo(1);
    }

    @Test
    void whoGaveUpTheRoleCannotRecord() {
        PersonId leaving = reviewer();
        submit();
        ReviewId review = reviews.assignedTo(leaving, district).get(0);
        people.withdraw(Role.REVIEWER, leaving, district, null);

        assertThatThrownBy(() -> reviews.record(review, Map.of(), leaving, district))
                .isInstanceOf(ReviewNotFound.class);
    }

    @Test
    void aDraftIsKept() {
        PersonId reader = reviewer();
        submit();
        ReviewId review = reviews.assignedTo(reader, district).get(0);
        reviews.save(review, Map.of("C2", new Rating(null, "Half a thought", "", "")), reader, district);

        assertThat(reviews.reading(review, reader, district).ratings().of("C2").strength())
                .isEqualTo("Half a thought");
    }

    @Test
    void agreementOnEverythingAwards() {
        SubmissionId submission = TestReviews.awarded(definition, earner, district, context);

        assertThat(submissions.card(submission, district).status()).isEqualTo("AWARDED");
    }

    @Test
    void aDecisionIsAnnouncedOnce() {
        SubmissionId submission = TestReviews.awarded(definition, earner, district, context);

        assertThat(events.of(submission)).extracting(DecisionMade::outcome).containsExactly(Outcome.AWARDED);
    }

    @Test
    void nothingIsDecidedAfterOneReview() {
        PersonId reader = reviewer();
        reviewer();
        SubmissionId submission = submit();
        record(reader, ALL);

        assertThat(decisions.of(submission, district)).isEmpty();
    }

    @Test
    void aSecondClickRecordsNothingNew() {
        PersonId reader = reviewer();
        reviewer();
        submit();
        ReviewId review = record(reader, ALL);
        reviews.record(review, TestReviews.ratings(Set.of("C1", "C2", "C3", "C4"), NONE), reader, district);

        assertThat(reviews.reading(review, reader, district).ratings().of("C2").level())
                .isEqualTo(DEMONSTRATED);
    }

    @Test
    void aNotYetKeepsWhatWasMet() {
        SubmissionId first = TestReviews.notYet(definition, earner, district, context);
        SubmissionId again = drafts.resubmit(first, earner, district);

        assertThat(submissions.forReview(again, district).openCriteria()).containsExactlyInAnyOrder("C2", "C3", "C4");
    }

    @Test
    void theSameReadersReadAgain() {
        PersonId one = reviewer();
        PersonId other = reviewer();
        SubmissionId first = TestReviews.notYet(definition, earner, district, context);
        reviewer();
        reviewer();
        resubmit(first);

        assertThat(List.of(load(one), load(other))).containsExactly(1, 1);
    }

    @Test
    void whatWasMetBeforeCountsForTheAward() {
        SubmissionId first = TestReviews.notYet(definition, earner, district, context);
        SubmissionId again = resubmit(first);
        TestReviews.recordAll(district, ALL, context);

        assertThat(decisions.of(again, district).orElseThrow().outcome()).isEqualTo(Outcome.AWARDED);
    }

    @Test
    void theWordsOnWhatWasMetBeforeAreRepeated() {
        SubmissionId first = TestReviews.notYet(definition, earner, district, context);
        SubmissionId again = resubmit(first);
        TestReviews.recordAll(district, ALL, context);
        CriterionDecision carried =
                decisions.of(again, district).orElseThrow().criteria().get(0);

        assertThat(carried.feedback()).extracting(Feedback::strength).contains("Strength seen in C1");
    }

    @Test
    void twoNotYetsKeepWhatEachFoundMet() {
        SubmissionId second = resubmit(TestReviews.notYet(definition, earner, district, context));
        TestReviews.recordAll(district, criterion -> criterion.equals("C2") ? DEMONSTRATED : APPROACHING, context);
        SubmissionId third = resubmit(second);

        assertThat(submissions.forReview(third, district).openCriteria()).containsExactlyInAnyOrder("C3", "C4");
    }

    @Test
    void aThirdReaderOfALaterAttemptDecidesWithWhatWasMet() {
        PersonId third = test.person(district, "Theo Third", Role.THIRD_READER);
        SubmissionId second = resubmit(TestReviews.notYet(definition, earner, district, context));
        List<PersonId> two = people.inRole(Role.REVIEWER, district);
        record(two.get(0), ALL);
        record(two.get(1), NONE);
        record(third, ALL);

        assertThat(submissions.card(second, district).status()).isEqualTo("AWARDED");
    }

    @Test
    void aDifferenceGoesToAThirdReader() {
        PersonId third = test.person(district, "Theo Third", Role.THIRD_READER);
        differ();

        assertThat(load(third)).isEqualTo(1);
    }

    @Test
    void aDifferenceWaitsForAThirdReader() {
        differ();
        PersonId third = test.person(district, "Theo Third", Role.THIRD_READER);

        assertThat(load(third)).isEqualTo(1);
    }

    @Test
    void theEarnerIsNeverTheThird() {
        people.give(Role.THIRD_READER, earner, district, null, "Trained");
        differ();

        assertThat(load(earner)).isZero();
    }

    @Test
    void oneOfTheTwoIsNeverTheThird() {
        PersonId one = reviewer();
        people.give(Role.THIRD_READER, one, district, null, "Trained");
        PersonId other = reviewer();
        submit();
        record(one, ALL);
        record(other, ONLY_C1);

        assertThat(load(one)).isZero();
    }

    @Test
    void theThirdDecides() {
        PersonId third = test.person(district, "Theo Third", Role.THIRD_READER);
        SubmissionId submission = differ();
        record(third, ALL);

        assertThat(submissions.card(submission, district).status()).isEqualTo("AWARDED");
    }

    @Test
    void theThirdSeesBothSidesWhereTheyDiffer() {
        PersonId third = test.person(district, "Theo Third", Role.THIRD_READER);
        differ();
        ReviewId review = reviews.assignedTo(third, district).get(0);

        assertThat(reviews.differences(review, third, district)).containsOnlyKeys("C2", "C3", "C4");
    }

    @Test
    void noReaderSeesTheOtherSide() {
        PersonId reader = reviewer();
        submit();
        ReviewId review = reviews.assignedTo(reader, district).get(0);

        assertThatThrownBy(() -> reviews.differences(review, reader, district)).isInstanceOf(ReviewNotFound.class);
    }

    @Test
    void twoWhoAgreeAtTheSameInstantMakeOneDecision() throws Exception {
        SubmissionId submission = bothAtOnce(ALL, ALL);

        assertThat(events.of(submission)).hasSize(1);
    }

    @Test
    void twoWhoDifferAtTheSameInstantAskOneThird() throws Exception {
        PersonId third = test.person(district, "Theo Third", Role.THIRD_READER);
        bothAtOnce(ALL, NONE);

        assertThat(load(third)).isEqualTo(1);
    }

    @Test
    void twoClicksOfTheLastReaderMakeOneDecision() throws Exception {
        PersonId one = reviewer();
        PersonId other = reviewer();
        SubmissionId submission = submit();
        record(one, ALL);
        atOnce(other, ALL, other, ALL);

        assertThat(events.of(submission)).hasSize(1);
    }

    @Test
    void aReviewOfAnotherIsNotFound() {
        PersonId reader = reviewer();
        PersonId other = reviewer();
        submit();
        ReviewId review = reviews.assignedTo(reader, district).get(0);

        assertThatThrownBy(() -> reviews.reading(review, other, district)).isInstanceOf(ReviewNotFound.class);
    }

    @Test
    void aCoachReadsNothingOfThoseTheyCoach() {
        PersonId coach = test.person(district, "Cora Coach", Role.COACH, Role.REVIEWER);
        coachedBy(coach);
        PersonId reader = reviewer();
        submit();

        assertThat(List.of(load(coach), load(reader))).containsExactly(0, 1);
        assertThat(assignments.takeNext(coach, district)).isEmpty();
    }

    @Test
    void aCoachOnOneMicroCredentialReadsNoOtherOfThatEarner() {
        PersonId coach = test.person(district, "Cora Coach", Role.COACH, Role.REVIEWER);
        coachedBy(coach);
        definition = context.getBean(Definitions.class).published(district).stream()
                .map(DefinitionVersion::definition)
                .filter(other -> !other.equals(definition))
                .findFirst()
                .orElseThrow();
        submit();

        assertThat(load(coach)).isZero();
        assertThat(assignments.takeNext(coach, district)).isEmpty();
    }

    @Test
    void aCoachReadsTheWorkOfOthers() {
        PersonId coach = test.person(district, "Cora Coach", Role.COACH, Role.REVIEWER);
        coachedBy(coach);
        earner = test.person(district, "Another Earner");
        submit();

        assertThat(load(coach)).isEqualTo(1);
    }

    @Test
    void whoCoachedOnceNeverReads() {
        PersonId coach = test.person(district, "Cora Coach", Role.COACH, Role.REVIEWER);
        String seat = coachedBy(coach);
        new TestCoaching(context).end(seat, earner, district);
        submit();

        assertThat(load(coach)).isZero();
        assertThat(assignments.takeNext(coach, district)).isEmpty();
    }

    @Test
    void aCoachWhoBecomesAReviewerIsGivenNothingThatWaits() {
        PersonId coach = test.person(district, "Cora Coach", Role.COACH);
        coachedBy(coach);
        SubmissionId waiting = submit();
        people.give(Role.REVIEWER, coach, district, null, "Trained");
        people.give(Role.THIRD_READER, coach, district, null, "Trained");

        assertThat(load(coach)).isZero();
        assertThat(submissions.card(waiting, district).status()).isEqualTo("SUBMITTED");
    }

    @Test
    void aCoachIsNeverTheThird() {
        PersonId coach = test.person(district, "Cora Coach", Role.COACH, Role.THIRD_READER);
        coachedBy(coach);
        PersonId one = reviewer();
        PersonId other = reviewer();
        submit();
        record(one, ALL);
        record(other, NONE);

        assertThat(load(coach)).isZero();
    }

    /** Only who has looked knows whose work it is: by invitations alone nobody is kept from reading. */
    @Test
    void aColleagueWhoLookedDoesNotRead() {
        PersonId looked = reviewer();
        PersonId onlyAsked = reviewer();
        TestCoaching coaching = new TestCoaching(context);
        SubmissionId draft = submissions.start(definition, earner, district);
        coaching.colleague(draft, looked, earner, district);
        coaching.colleague(draft, onlyAsked, earner, district);
        context.getBean(Companions.class).mayOpen(draft, TestPeople.signedIn(looked, district));
        submit();

        assertThat(List.of(load(looked), load(onlyAsked))).containsExactly(0, 1);
    }

    @Test
    void choosingTwiceKeepsOneConflict() {
        PersonId coach = test.person(district, "Cora Coach", Role.COACH);
        String seat = coachedBy(coach);
        new TestCoaching(context).end(seat, earner, district);
        coachedBy(coach);

        assertThat(context.getBean(JdbcClient.class)
                        .sql("select count(*) from review_conflict where district_id = ? and definition_id is null")
                        .param(district.id())
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void oneWhoReadsIsChosenByNobodyAndNobodyIsTold() {
        PersonId reader = test.person(district, "Rae Reader", Role.COACH, Role.REVIEWER);
        PersonId idle = test.person(district, "Idle Reader", Role.COACH, Role.THIRD_READER);
        SubmissionId work = submit();
        assertThat(load(reader)).isEqualTo(1);

        // The one who reads and the one who does not are refused alike.
        for (PersonId person : List.of(reader, idle)) {
            assertThatThrownBy(() -> new TestCoaching(context).coach(work, person, earner, district))
                    .hasMessage(null);
        }
        assertThat(load(reader)).isEqualTo(1);
    }

    @Test
    void whatACoachsOtherIdentityWasGivenGoesToSomeoneElse() {
        PersonId coach = test.person(district, "Cora Coach", Role.COACH);
        coachedBy(coach);
        PersonId other = reviewer();
        reviewer();
        submit();
        PersonId idle = reviewer();
        assertThat(load(other)).isEqualTo(1);
        context.getBean(TestIdentities.class).link(coach, other, district);

        assertThat(List.of(load(coach), load(other), load(idle))).containsExactly(0, 0, 1);
    }

    @Test
    void whoIsNamedAsOneOfTwoReadsAsNeitherOnceTheyAreOnePerson() {
        PersonId named = test.person(district, "Nina Named");
        PersonId reads = reviewer();
        PersonId other = reviewer();
        TestAssigning.apart(earner, named, district, context);
        submit();
        PersonId idle = reviewer();
        context.getBean(TestIdentities.class).link(reads, named, district);

        assertThat(List.of(load(reads), load(other), load(idle))).containsExactly(0, 1, 1);
    }

    @Test
    void whoGaveItBackDoesNotReadItAsTheOtherOnceTheyAreOnePerson() {
        readByOne();
        PersonId gaveBack = reviewer();
        submit();
        PersonId reads = reviewer();
        TestAssigning.giveBack(
                reviews.assignedTo(gaveBack, district).get(0).id(), GivenBackWhy.NO_TIME, gaveBack, district, context);
        assertThat(load(reads)).isEqualTo(1);
        people.withdraw(Role.REVIEWER, gaveBack, district, null);
        PersonId idle = reviewer();

        context.getBean(TestIdentities.class).link(gaveBack, reads, district);

        assertThat(List.of(load(gaveBack), load(reads), load(idle))).containsExactly(0, 0, 1);
    }

    /** What one of them must not read, others read, whatever else they must not. */
    @Test
    void whoMustNotReadOnePieceOnceTwoAreOnePersonIsGivenAnother() {
        readByOne();
        PersonId two = test.person(district, "Tom Two");
        TestAssigning.apart(earner, two, district, context);
        PersonId reads = reviewer();
        TestSubmissions.submitted(definition, two, district, context);
        assertThat(load(reads)).isEqualTo(1);
        PersonId asReader = reviewer();
        TestAssigning.apart(reads, asReader, district, context);
        SubmissionId own = submit();
        assertThat(load(asReader)).isEqualTo(1);

        context.getBean(TestIdentities.class).link(two, asReader, district);

        assertThat(load(asReader)).isZero();
        assertThat(reviews.assignedTo(reads, district))
                .singleElement()
                .satisfies(given -> assertThat(
                                reviews.workRead(given, reads, district).submission())
                        .isEqualTo(own));
    }

    private String coachedBy(PersonId coach) {
        return new TestCoaching(context)
                .coach(submissions.start(definition, earner, district), coach, earner, district);
    }

    @Test
    void aQueueIsForReadersOnly() {
        assertThatThrownBy(() -> reviews.queue(earner, district)).isInstanceOf(ReviewNotFound.class);
    }

    @Test
    void aQueueTellsWhatIsWhere() {
        PersonId reader = reviewer();
        TestReviews.awarded(definition, earner, district, context);
        earner = test.person(district, "Another Earner");
        submit();
        Queue queue = reviews.queue(reader, district);

        assertThat(List.of(
                        queue.assigned().size(),
                        queue.waiting().size(),
                        queue.done().size()))
                .containsExactly(1, 0, 1);
    }

    private PersonId reviewer() {
        return test.person(district, "Ray Reader", Role.REVIEWER);
    }

    private SubmissionId submit() {
        return TestSubmissions.submitted(definition, earner, district, context);
    }

    private SubmissionId resubmit(SubmissionId prior) {
        return TestSubmissions.again(prior, earner, district, context);
    }

    private int load(PersonId reader) {
        return reviews.assignedTo(reader, district).size();
    }

    private ReviewId record(PersonId reader, Function<String, RubricLevel> level) {
        ReviewId review = reviews.assignedTo(reader, district).get(0);
        Set<String> criteria = reviews.criteriaOf(review, reader, district);
        reviews.record(review, TestReviews.ratings(criteria, level), reader, district);
        return review;
    }

    private SubmissionId differ() {
        PersonId one = reviewer();
        PersonId other = reviewer();
        SubmissionId submission = submit();
        record(one, ALL);
        record(other, ONLY_C1);
        return submission;
    }

    private SubmissionId bothAtOnce(Function<String, RubricLevel> one, Function<String, RubricLevel> other)
            throws Exception {
        PersonId first = reviewer();
        PersonId second = reviewer();
        SubmissionId submission = submit();
        atOnce(first, one, second, other);
        return submission;
    }

    private void atOnce(
            PersonId one, Function<String, RubricLevel> first, PersonId other, Function<String, RubricLevel> second)
            throws Exception {
        ReviewId oneReview = reviews.assignedTo(one, district).get(0);
        ReviewId otherReview = reviews.assignedTo(other, district).get(0);
        Set<String> criteria = reviews.criteriaOf(oneReview, one, district);
        CyclicBarrier start = new CyclicBarrier(2);
        ExecutorService two = Executors.newFixedThreadPool(2);
        try {
            List<Future<?>> both = Stream.<Runnable>of(
                            () -> reviews.record(oneReview, TestReviews.ratings(criteria, first), one, district),
                            () -> reviews.record(otherReview, TestReviews.ratings(criteria, second), other, district))
                    .<Future<?>>map(task -> two.submit(() -> {
                        start.await();
                        task.run();
                        return null;
                    }))
                    .toList();
            for (Future<?> each : both) {
                each.get();
            }
        } finally {
            two.shutdown();
        }
    }
}
