package org.waymark.submission.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
import org.springframework.context.MessageSourceResolvable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.waymark.TestClock;
import org.waymark.catalog.DefinitionVersion;
import org.waymark.catalog.Definitions;
import org.waymark.catalog.MeasuredHours;
import org.waymark.catalog.RubricLevel;
import org.waymark.catalog.Stage;
import org.waymark.catalog.TestContents;
import org.waymark.jobs.TestJobs;
import org.waymark.notices.Notices;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.people.Role;
import org.waymark.people.SignedInPerson;
import org.waymark.people.TestPeople;
import org.waymark.review.ReviewId;
import org.waymark.review.Reviews;
import org.waymark.review.TestReviews;
import org.waymark.storage.TestFiles;
import org.waymark.submission.Drafts;
import org.waymark.submission.EnrolmentId;
import org.waymark.submission.Revisions;
import org.waymark.submission.SelfRating;
import org.waymark.submission.SubmissionCard;
import org.waymark.submission.SubmissionId;
import org.waymark.submission.SubmissionLocked;
import org.waymark.submission.SubmissionNotFound;
import org.waymark.submission.Submissions;
import org.waymark.submission.TestSubmissions;
import org.waymark.submission.coaching.Companions;
import org.waymark.submission.coaching.TestCoaching;

/** What becomes of a plan, on either database. */
abstract class PlansContract {

    private static final LocalDate TODAY = LocalDate.of(2027, 5, 3);

    @Autowired
    Plans plans;

    @Autowired
    TimeTaken taken;

    @Autowired
    EndingSoon endingSoon;

    @Autowired
    Submissions submissions;

    @Autowired
    Drafts drafts;

    @Autowired
    Definitions definitions;

    @Autowired
    Notices notices;

    @Autowired
    TestPeople people;

    @Autowired
    TestClock clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ApplicationContext context;

    private DistrictId district;
    private DefinitionVersion definition;
    private SignedInPerson me;
    private SubmissionId attempt;
    private EnrolmentId plan;

    @BeforeEach
    void someoneBegins() {
        clock.reset();
        district = people.district();
        definition = definition("WM-X-01", "Small groups");
        me = earner("Jordan");
        attempt = begin(definition, me);
        plan = plan(definition, me);
    }

    @AfterEach
    void resetTheClock() {
        clock.reset();
    }

    @Test
    void whoBeginsHasTheDistrictsWindowAndItsHoursOfAWeek() {
        Week week = plans.week(me.id(), district);

        assertThat(week.budget()).isEqualTo(2);
        assertThat(week.commitments()).singleElement().satisfies(one -> {
            assertThat(one.standing()).isEqualTo(Standing.ACTIVE);
            assertThat(one.endsOn()).isEqualTo(TODAY.plusDays(365));
            assertThat(one.title()).isEqualTo("Small groups");
        });
    }

    @Test
    void theWindowIsExtendedOnceForNothing() {
        plans.extend(plan, me);
        plans.extend(plan, me);

        Commitment extended = plans.one(plan, me);
        assertThat(extended.endsOn()).isEqualTo(TODAY.plusDays(365 + 90));
        assertThat(extended.extension()).isZero();
    }

    @Test
    void somebodyElsesPlanIsNotFound() {
        SignedInPerson other = earner("Other");

        assertThatThrownBy(() -> plans.one(plan, other)).isInstanceOf(SubmissionNotFound.class);
        assertThatThrownBy(() -> plans.extend(plan, other)).isInstanceOf(SubmissionNotFound.class);
        assertThatThrownBy(() -> plans.note(plan, 15, 0, other)).isInstanceOf(SubmissionNotFound.class);
        assertThatThrownBy(() -> plans.leave(plan, true, other)).isInstanceOf(SubmissionNotFound.class);
    }

    @Test
    void aMonthBeforeItEndsItIsSaidOnceAndKindly() {
        passDays(334);
        assertThat(told("plan-ends-soon")).isEmpty();

        passDays(2);
        passDays(1);

        assertThat(told("plan-ends-soon")).containsExactly(List.of("Small groups", "2028-05-02"));
    }

    /** Begun before plans were kept: nothing was scheduled with them. */
    @Test
    void whoBeganBeforeThereWerePlansIsToldOfTheEndOnce() {
        jdbc.sql("update earning_plan set hours = null, ends_on = ? where id = ?")
                .params(TODAY.plusDays(100), plan.id())
                .update();
        endingSoon.catchUp(district);
        endingSoon.catchUp(district);

        passDays(71);
        endingSoon.catchUp(district);
        passDays(2);

        assertThat(told("plan-ends-soon"))
                .containsExactly(List.of("Small groups", TODAY.plusDays(100).toString()));
    }

    @Test
    void whoTookMoreTimeIsToldBeforeTheLaterEndOnly() {
        plans.extend(plan, me);

        passDays(360);
        assertThat(told("plan-ends-soon")).isEmpty();
        passDays(70);

        assertThat(told("plan-ends-soon")).containsExactly(List.of("Small groups", "2028-07-31"));
    }

    @Test
    void whoHandedInIsToldOfNoEnd() {
        hand(attempt, me);

        passDays(340);

        assertThat(told("plan-ends-soon")).isEmpty();
    }

    @Test
    void afterItsEndEverythingIsKeptAndGoesOnInANewWindow() {
        drafts.answer(attempt, me.id(), district, Map.of("O1", "An answer"));
        passDays(366);
        assertThat(plans.one(plan, me).standing()).isEqualTo(Standing.LAPSED);
        assertThat(plans.week(me.id(), district).minutes()).isZero();

        assertThat(plans.takeUp(plan, me)).isEqualTo(attempt);

        Commitment again = plans.one(plan, me);
        assertThat(again.standing()).isEqualTo(Standing.ACTIVE);
        assertThat(again.endsOn()).isEqualTo(TODAY.plusDays(366 + 365));
        assertThat(again.extension()).isEqualTo(90);
        assertThat(submissions.forReview(attempt, district).answers()).containsEntry("O1", "An answer");
    }

    @Test
    void whoHandsInAfterTheEndHasBegunAgainByThat() {
        passDays(400);

        hand(attempt, me);

        assertThat(plans.one(plan, me).endsOn()).isEqualTo(TODAY.plusDays(400 + 365));
    }

    @Test
    void onHoldItAsksForNoneOfTheWeek() {
        int before = plans.week(me.id(), district).minutes();
        plans.hold(plan, me);

        assertThat(before).isPositive();
        assertThat(plans.week(me.id(), district).minutes()).isZero();
        plans.takeUp(plan, me);
        assertThat(plans.week(me.id(), district).minutes()).isEqualTo(before);
    }

    @Test
    void eighteenInAYearAreSaidToBeManyAndStandInNobodysWay() {
        for (int i = 2; i <= 17; i++) {
            begin(definition("WM-X-" + i, "Number " + i), me);
        }
        Week seventeen = plans.week(me.id(), district);
        assertThat(codes(seventeen.warnings())).doesNotContain("plan.warning.many");
        assertThat(codes(seventeen.warningsWith(10, 5))).contains("plan.warning.with.many");

        begin(definition("WM-X-18", "Number 18"), me);

        assertThat(codes(plans.week(me.id(), district).warnings())).contains("plan.warning.many");
        plans.hold(plan, me);
        assertThat(codes(plans.week(me.id(), district).warnings())).doesNotContain("plan.warning.many");
    }

    @Test
    void whatAsksForMoreThanOnesWeekIsSaid() {
        plans.plan(plan, "", Map.of(Milestone.HAND_IN, TODAY.plusWeeks(2)), me);
        assertThat(codes(plans.week(me.id(), district).warnings())).contains("plan.warning.week");

        plans.giveHours(12, me);
        plans.giveHours(13, me);

        assertThat(plans.week(me.id(), district).budget()).isEqualTo(13);
        assertThat(plans.week(me.id(), district).warnings()).isEmpty();
    }

    @Test
    void aSecondClickNotesNoMoreTimeAndTakesNoMoreBack() {
        plans.note(plan, 15, 0, me);
        plans.note(plan, 15, 0, me);
        assertThat(noted()).isEqualTo(15);

        plans.note(plan, 30, 15, me);
        plans.undo(plan, 45, me);
        plans.undo(plan, 45, me);
        assertThat(noted()).isEqualTo(15);
    }

    private int noted() {
        return plans.one(plan, me).minutes();
    }

    @Test
    void hoursGivenTwiceAtOnceAreGivenOnce() throws Exception {
        CyclicBarrier together = new CyclicBarrier(2);
        Callable<Boolean> click = () -> {
            together.await();
            plans.giveHours(12, me);
            return true;
        };
        ExecutorService hands = Executors.newFixedThreadPool(2);
        try {
            for (Future<Boolean> each : hands.invokeAll(List.of(click, click))) {
                assertThat(each.get()).isTrue();
            }
        } finally {
            hands.shutdownNow();
        }

        assertThat(plans.week(me.id(), district).budget()).isEqualTo(12);
    }

    @Test
    void datesAreSuggestedInTheirOrderAndMoveAsOneLikes() {
        plans.suggestDates(plan, me);

        List<LocalDate> suggested =
                new ArrayList<>(plans.one(plan, me).milestones().values());
        assertThat(suggested).hasSize(4).isSorted().allMatch(day -> !day.isBefore(TODAY));
        plans.plan(plan, "Every child reads", Map.of(Milestone.OVERVIEW, TODAY.plusDays(9)), me);
        assertThat(plans.one(plan, me).milestones()).containsExactly(Map.entry(Milestone.OVERVIEW, TODAY.plusDays(9)));
        assertThat(plans.one(plan, me).goal()).isEqualTo("Every child reads");
        assertThat(plans.goal(definition.definition(), me.id(), district)).contains("Every child reads");
    }

    @Test
    void timeIsNotedInATapAndTakenBackInAnother() {
        plans.note(plan, 60, noted(), me);
        plans.note(plan, 15, noted(), me);
        plans.undo(plan, noted(), me);

        assertThat(plans.one(plan, me).minutes()).isEqualTo(60);
        assertThat(plans.note(plan, 999, noted(), me)).isFalse();
    }

    @Test
    void theTimeOfFiveWhoEarnedItIsShownAndOfFourIsNot() {
        for (int i = 1; i <= 5; i++) {
            SignedInPerson one = earner("Earner " + i);
            begin(definition, one);
            for (int taps = 0; taps < i; taps++) {
                plans.note(plan(definition, one), 60, taps * 60, one);
            }
            award(one);
        }
        assertThat(taken.of(definition.definition(), district)).isEmpty();
        passDays(31);

        MeasuredHours.Measured measured =
                taken.of(definition.definition(), district).orElseThrow();
        assertThat(measured.median()).isEqualTo(3);
        assertThat(measured.earners()).isEqualTo(5);
    }

    @Test
    void theTimeOfOthersIsCountedOnceAnHourAndForTheirDistrictAlone() {
        notedAndEarnedAMonthAgo(5);
        assertThat(taken.of(definition.definition(), district)).isPresent();
        jdbc.sql("delete from time_note where district_id = ?")
                .param(district.id())
                .update();

        assertThat(taken.of(definition.definition(), DistrictId.fresh())).isEmpty();
        assertThat(taken.of(definition.definition(), district)).isPresent();
        clock.advance(Duration.ofHours(1));
        assertThat(taken.of(definition.definition(), district)).isEmpty();
    }

    @Test
    void theTimeOfFourIsNotShown() {
        notedAndEarnedAMonthAgo(4);

        assertThat(taken.of(definition.definition(), district)).isEmpty();
    }

    private void notedAndEarnedAMonthAgo(int earners) {
        for (int i = 1; i <= earners; i++) {
            SignedInPerson one = earner("Earner " + i);
            begin(definition, one);
            plans.note(plan(definition, one), 60, 0, one);
            award(one);
        }
        passDays(31);
    }

    @Test
    void theTimeOfWhoEarnedItMovesNoMore() {
        plans.note(plan, 60, noted(), me);
        award(me);

        assertThat(plans.note(plan, 15, noted(), me)).isFalse();
        plans.undo(plan, noted(), me);

        assertThat(plans.one(plan, me).minutes()).isEqualTo(60);
    }

    @Test
    void aTapTellsNotWhenItWas() {
        plans.note(plan, 15, noted(), me);

        assertThat(jdbc.sql("select id from time_note where enrolment_id = ?")
                        .param(plan.id())
                        .query(UUID.class)
                        .single()
                        .version())
                .isEqualTo(4);
    }

    @Test
    void whoLeftAfterANotYetWorksOnItAgainWithTheNextAttempt() {
        notYet();
        plans.leave(plan, false, me);

        drafts.resubmit(attempt, me.id(), district);

        assertThat(plans.one(plan, me).standing()).isEqualTo(Standing.ACTIVE);
    }

    @Test
    void whatNobodyHasOpenedIsTakenBackAndItsReadersAreFreed() {
        PersonId reader = people.person(district, "Rae", Role.REVIEWER);
        PersonId second = people.person(district, "Rob", Role.REVIEWER);
        hand(attempt, me);
        Reviews reviews = context.getBean(Reviews.class);
        assertThat(reviews.assignedTo(reader, district)).hasSize(1);

        assertThat(plans.takeBack(plan, me)).isEqualTo(attempt);

        assertThat(reviews.assignedTo(reader, district)).isEmpty();
        assertThat(told("reading-ended", second)).hasSize(1);
        SubmissionCard card = submissions.card(attempt, district);
        assertThat(card.status()).isEqualTo("DRAFT");
        assertThat(card.submittedAt()).isNull();
        hand(attempt, me);
        assertThat(reviews.assignedTo(reader, district)).hasSize(1);
        assertThat(submissions.card(attempt, district).attemptNo()).isEqualTo(1);
    }

    @Test
    void whatAReaderHasOpenedIsNotTakenBackButMayBeLeft() {
        PersonId reader = people.person(district, "Rae", Role.REVIEWER);
        people.person(district, "Rob", Role.REVIEWER);
        hand(attempt, me);
        ReviewId review =
                context.getBean(Reviews.class).assignedTo(reader, district).get(0);
        TestReviews.open(review, reader, district, context);

        assertThatThrownBy(() -> plans.takeBack(plan, me)).isInstanceOf(SubmissionLocked.class);
        assertThatThrownBy(() -> plans.leave(plan, true, me)).isInstanceOf(SubmissionLocked.class);
        plans.leave(plan, false, me);

        assertThat(context.getBean(Reviews.class).assignedTo(reader, district)).hasSize(1);
        assertThat(plans.one(plan, me).standing()).isEqualTo(Standing.LEFT);
    }

    @Test
    void whoLeavesAndKeepsComesBackToAllOfIt() {
        drafts.answer(attempt, me.id(), district, Map.of("O1", "An answer"));
        plans.note(plan, 30, noted(), me);

        plans.leave(plan, false, me);
        assertThat(submissions.card(attempt, district).status()).isEqualTo("WITHDRAWN");
        assertThatThrownBy(() -> drafts.answer(attempt, me.id(), district, Map.of("O1", "No")))
                .isInstanceOf(SubmissionLocked.class);
        plans.takeUp(plan, me);

        assertThat(submissions.forReview(attempt, district).answers()).containsEntry("O1", "An answer");
        assertThat(plans.one(plan, me).minutes()).isEqualTo(30);
        assertThat(plans.one(plan, me).standing()).isEqualTo(Standing.ACTIVE);
    }

    @Test
    void whoLeavesAndDeletesLeavesNothingBehind() {
        drafts.answer(attempt, me.id(), district, Map.of("O1", "An answer"));
        drafts.attachText(attempt, me.id(), district, "A1", "Notes", "words", Set.of("C1"));
        plans.plan(plan, "Every child reads", Map.of(Milestone.HAND_IN, TODAY), me);
        plans.note(plan, 30, noted(), me);

        plans.leave(plan, true, me);

        assertThat(submissions.forReview(attempt, district).answers()).isEmpty();
        assertThat(submissions.forReview(attempt, district).evidence()).isEmpty();
        Commitment left = plans.one(plan, me);
        assertThat(left.goal()).isNull();
        assertThat(left.minutes()).isZero();
        assertThat(left.milestones()).isEmpty();
    }

    @Test
    void whoLeavesAndDeletesIsForgottenInTheirOwnRatingToo() {
        Revisions revisions = context.getBean(Revisions.class);
        revisions.rate(attempt, me.id(), district, Map.of("C1", new SelfRating(RubricLevel.DEMONSTRATED, "All spoke")));

        plans.leave(plan, true, me);

        assertThat(revisions.of(attempt, me.id(), district).selfRatings()).isEmpty();
    }

    @Test
    void whoLeavesIsLookedAtByNobody() {
        PersonId coach = people.person(district, "Cora", Role.COACH);
        TestCoaching coaching = new TestCoaching(context);
        coaching.coach(attempt, coach, me.id(), district);

        plans.leave(plan, false, me);

        assertThat(context.getBean(Companions.class).mayOpen(attempt, TestPeople.signedIn(coach, district, "en")))
                .isFalse();
    }

    @Test
    void whatCoachesSaidGoesWithWhatIsDeleted() {
        PersonId coach = people.person(district, "Cora", Role.COACH);
        TestCoaching coaching = new TestCoaching(context);
        coaching.say(coaching.coach(attempt, coach, me.id(), district), "What do they say?", coach, district);

        plans.leave(plan, true, me);

        assertThat(jdbc.sql("select count(*) from coaching_comment where district_id = ?")
                        .param(district.id())
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void aFileThatOtherWorkShowsOutlivesTheWorkThatIsDeleted() {
        SubmissionId other = begin(definition("WM-X-02", "Other"), me);
        drafts.attachFile(
                attempt,
                me.id(),
                district,
                "A1",
                "Plan",
                "plan.pdf",
                new ByteArrayInputStream(TestFiles.pdf()),
                Set.of("C1"),
                false);
        jdbc.sql(
                        "insert into evidence_item (id, version, district_id, submission_id, requirement, kind, title,"
                                + " storage_key, byte_count, criteria, added_at) select ?, 0, district_id, ?, requirement, kind,"
                                + " title, storage_key, byte_count, criteria, added_at from evidence_item where submission_id = ?")
                .params(UUID.randomUUID(), other.id(), attempt.id())
                .update();

        plans.leave(plan, true, me);
        TestJobs.runDue(context, clock.instant());
        assertThat(TestFiles.kept(district, context)).isOne();
        plans.leave(plan(submissions.card(other, district), me), true, me);
        TestJobs.runDue(context, clock.instant().plusSeconds(3600));

        assertThat(TestFiles.kept(district, context)).isZero();
    }

    @Test
    void whatIsEarnedIsNotLeft() {
        award(me);

        assertThatThrownBy(() -> plans.leave(plan, true, me)).isInstanceOf(SubmissionLocked.class);
        assertThat(plans.one(plan, me).standing()).isEqualTo(Standing.EARNED);
    }

    @Test
    void theFastTrackKeepsWhatIsThereAndWhenThatWasSaid() {
        plans.have(plan, List.of("A1"), me);

        assertThat(plans.one(plan, me).already()).containsExactly(Map.entry("A1", TODAY));
    }

    private void passDays(int days) {
        clock.advance(Duration.ofDays(days));
        Instant now = clock.instant();
        TestJobs.runDue(context, now);
    }

    private List<List<String>> told(String kind) {
        return told(kind, me.id());
    }

    private List<List<String>> told(String kind, PersonId person) {
        List<List<String>> found = new ArrayList<>();
        for (Notices.Told told : notices.told(person.id(), district.id())) {
            if (told.kind().equals(kind)) {
                found.add(told.arguments());
            }
        }
        return found;
    }

    private static List<String> codes(List<MessageSourceResolvable> words) {
        return words.stream().map(each -> each.getCodes()[0]).toList();
    }

    private DefinitionVersion definition(String code, String title) {
        return definitions.version(
                definitions.publish(district, code, "1.0.0", TestContents.titled(title), Stage.LIVE), district);
    }

    private SignedInPerson earner(String name) {
        return TestPeople.signedIn(people.person(district, name), district, "en");
    }

    private SubmissionId begin(DefinitionVersion version, SignedInPerson who) {
        return submissions.start(version.definition(), who.id(), district);
    }

    private EnrolmentId plan(DefinitionVersion version, SignedInPerson who) {
        return plans.begun(version.definition(), who).orElseThrow();
    }

    private EnrolmentId plan(SubmissionCard card, SignedInPerson who) {
        return plans.begun(card.definition(), who).orElseThrow();
    }

    private void hand(SubmissionId id, SignedInPerson who) {
        TestSubmissions.complete(id, who.id(), district, context);
        drafts.submit(id, who.id(), district, true);
    }

    private void award(SignedInPerson who) {
        decide("AWARDED", who);
    }

    private void notYet() {
        decide("NOT_YET", me);
    }

    private void decide(String status, SignedInPerson who) {
        jdbc.sql("update submission set status = ?, decided_at = ? where earner_id = ? and district_id = ?")
                .params(
                        status,
                        OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC),
                        who.id().id(),
                        district.id())
                .update();
    }
}
