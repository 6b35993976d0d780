package org.waymark.submission.coaching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.waymark.TestClock;
import org.waymark.catalog.DefinitionId;
import org.waymark.catalog.TestDefinitions;
import org.waymark.people.DistrictId;
import org.waymark.people.Erasure;
import org.waymark.people.People;
import org.waymark.people.PersonId;
import org.waymark.people.Role;
import org.waymark.people.SignedInPerson;
import org.waymark.people.TestPeople;
import org.waymark.people.earners.Audience;
import org.waymark.people.earners.Audiences;
import org.waymark.people.earners.TestSchools;
import org.waymark.review.TestReviews;
import org.waymark.submission.Drafts;
import org.waymark.submission.Moment;
import org.waymark.submission.SubmissionId;
import org.waymark.submission.Submissions;
import org.waymark.submission.TestSubmissions;

abstract class CoachingContract {

    @Autowired
    Companions companions;

    @Autowired
    CoachingThreads threads;

    @Autowired
    CoachingPages pages;

    @Autowired
    Teachers teachers;

    @Autowired
    Candidates candidates;

    @Autowired
    Submissions submissions;

    @Autowired
    CoachingOfPerson personal;

    @Autowired
    TestPeople test;

    @Autowired
    People people;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    ApplicationContext context;

    @Autowired
    TestClock clock;

    private DistrictId district;
    private DefinitionId definition;
    private PersonId earner;
    private PersonId coach;
    private SubmissionId work;

    @BeforeEach
    void begin() {
        district = test.district();
        definition = TestDefinitions.smallGroupWorkIn(district, context).definition();
        earner = test.person(district, "Jordan Earner");
        coach = test.person(district, "Cora Coach", Role.COACH);
        work = submissions.start(definition, earner, district);
    }

    @AfterEach
    void asItWas() {
        clock.reset();
    }

    @Test
    void nobodyLooksWhoWasNotInvited() {
        assertThat(companions.mayOpen(work, me(coach))).isFalse();
        assertThat(companions.mayOpen(work, me(test.person(district, "Lea Lead", Role.LEAD))))
                .isFalse();
    }

    @Test
    void aChosenCoachLooks() {
        choose();

        assertThat(companions.mayOpen(work, me(coach))).isTrue();
    }

    @Test
    void oneClickEndsAllOfIt() {
        CompanionId seat = choose();
        companions.end(seat, earner, district);

        assertThat(companions.mayOpen(work, me(coach))).isFalse();
        assertThatThrownBy(() -> pages.beside(seat, me(coach))).isInstanceOf(CompanionNotFound.class);
        assertThatThrownBy(() -> say(seat, "Still here", coach)).isInstanceOf(CompanionNotFound.class);
        assertThat(teachers.page(me(coach), false, 1).rows()).isEmpty();
    }

    @Test
    void whatWasSaidStaysWithTheEarnerAfterTheEnd() {
        CompanionId seat = choose();
        say(seat, "What do the tickets tell?", coach);
        companions.end(seat, earner, district);

        assertThat(pages.company(work, me(earner)).threads())
                .singleElement()
                .satisfies(thread -> assertThat(thread.answerable()).isFalse());
    }

    @Test
    void withTheRoleEndsTheLook() {
        choose();
        people.withdraw(Role.COACH, coach, district, null);
        assertThat(companions.mayOpen(work, me(coach))).isFalse();

        // Given again, it is for the earner to invite again.
        test.gives(Role.COACH, coach, district);
        assertThat(companions.mayOpen(work, me(coach))).isFalse();
    }

    @Test
    void whoHoldsNoRoleIsNoCoach() {
        PersonId other = test.person(district, "Otto Other");

        assertThatThrownBy(() -> companions.choose(work, other, earner, district))
                .isInstanceOf(CannotLook.class);
    }

    @Test
    void aCoachOfAnotherDistrictIsNone() {
        PersonId far = test.person(test.district(), "Far Coach", Role.COACH);

        assertThatThrownBy(() -> companions.choose(work, far, earner, district)).isInstanceOf(CannotLook.class);
    }

    @Test
    void nobodyCoachesThemselves() {
        test.gives(Role.COACH, earner, district);

        assertThat(candidates.coaches(earner, district, false))
                .extracting(Candidates.Coach::id)
                .containsExactly(coach);
        assertThatThrownBy(() -> companions.choose(work, earner, earner, district))
                .isInstanceOf(CannotLook.class);
    }

    @Test
    void whoeverIsNotTheEarnerChoosesNobody() {
        assertThatThrownBy(() -> companions.choose(work, coach, coach, district))
                .isInstanceOf(CompanionNotFound.class);
    }

    @Test
    void thereIsOneCoachAtATime() {
        CompanionId first = choose();
        PersonId second = test.person(district, "Second Coach", Role.COACH);

        assertThat(companions.choose(work, second, earner, district)).isEqualTo(first);
        assertThat(companions.mayOpen(work, me(second))).isFalse();
    }

    @Test
    void beforeAnythingIsHandedInWhoReadsMayCoach() {
        test.gives(Role.REVIEWER, coach, district);

        assertThat(candidates.coaches(earner, district, false)).hasSize(1);
        assertThat(choose()).isNotNull();
    }

    /** Not only who reads this work: who is missing would tell who does. */
    @Test
    void onceHandedInNobodyWhoReadsIsOffered() {
        test.gives(Role.REVIEWER, coach, district);
        PersonId idle = test.person(district, "Idle Reader", Role.COACH, Role.THIRD_READER);
        PersonId plain = test.person(district, "Plain Coach", Role.COACH);
        handIn();

        assertThat(candidates.coaches(earner, district, true))
                .extracting(Candidates.Coach::id)
                .containsExactly(plain);
        assertThatThrownBy(() -> companions.choose(work, idle, earner, district))
                .isInstanceOf(CannotLook.class);
    }

    @Test
    void whoRecordedNothingMayCoachAfterTheRole() {
        test.gives(Role.REVIEWER, coach, district);
        handIn();
        people.withdraw(Role.REVIEWER, coach, district, null);
        test.person(district, "Rae Reader", Role.REVIEWER);

        // What was only given went to another; what was recorded stays.
        assertThat(recordedBy(coach)).isFalse();
        assertThat(choose()).isNotNull();
    }

    @Test
    void whoRecordedAReadingNeverCoaches() {
        test.gives(Role.REVIEWER, coach, district);
        TestReviews.notYet(definition, earner, district, context);
        people.withdraw(Role.REVIEWER, coach, district, null);

        assertThat(recordedBy(coach)).isTrue();
        assertThat(candidates.coaches(earner, district, true)).isEmpty();
        assertThatThrownBy(() -> companions.choose(work, coach, earner, district))
                .isInstanceOf(CannotLook.class);
    }

    @Test
    void aCoachReadsTheGoalAndAColleagueDoesNot() {
        String goal = "Every child speaks";
        jdbc.sql("update earning_plan set goal = ? where district_id = ?")
                .params(goal, district.id())
                .update();
        PersonId colleague = test.person(district, "Cole League");
        CompanionId beside = companions.ask(work, colleague, 14, earner, district);

        assertThat(pages.beside(choose(), me(coach)).goal()).isEqualTo(goal);
        assertThat(pages.beside(beside, me(colleague)).goal()).isNull();
    }

    @Test
    void aCoachGoesAlongPastTheDecision() {
        choose();
        SubmissionId decided = TestReviews.notYet(definition, earner, district, context);

        assertThat(companions.coaching(decided, me(coach))).isPresent();
        assertThat(companions.mayOpen(decided, me(coach))).isTrue();
    }

    @Test
    void aColleagueLooksUntilTheDraftIsHandedIn() {
        PersonId colleague = test.person(district, "Cole League");
        companions.ask(work, colleague, 14, earner, district);
        assertThat(companions.mayOpen(work, me(colleague))).isTrue();
        handIn();

        assertThat(companions.mayOpen(work, me(colleague))).isFalse();
        assertThat(companions.coaching(work, me(colleague))).isEmpty();
        assertThatThrownBy(() -> teachers.page(me(colleague), false, 1)).isInstanceOf(CompanionNotFound.class);
    }

    @Test
    void aColleagueLooksUntilTheDayThatWasSaid() {
        PersonId colleague = test.person(district, "Cole League");
        companions.ask(work, colleague, 7, earner, district);
        clock.advance(Duration.ofDays(7));

        assertThat(companions.mayOpen(work, me(colleague))).isFalse();
    }

    @Test
    void anAddressIsTakenUpOnce() {
        String code = companions.address(work, 14, earner, district);
        PersonId colleague = test.person(district, "Cole League");
        companions.takeUp(code, me(colleague));

        assertThat(companions.mayOpen(work, me(colleague))).isTrue();
        assertThatThrownBy(() -> companions.takeUp(code, me(test.person(district, "Late Comer"))))
                .isInstanceOf(CompanionNotFound.class);
    }

    @Test
    void anAddressOpensNothingToWhoIsNotOfTheDistrictOrHasNoLms() {
        String code = companions.address(work, 14, earner, district);
        DistrictId elsewhere = test.district();
        SignedInPerson far = TestPeople.signedIn(test.person(elsewhere, "Far Away"), elsewhere);
        PersonId guest = test.person(district, "Gus Guest");

        assertThatThrownBy(() -> companions.takeUp(code, far)).isInstanceOf(CompanionNotFound.class);
        assertThatThrownBy(() -> companions.takeUp(code, SignedInPerson.byLink(guest, district, "Gus", "en", "UTC")))
                .isInstanceOf(CompanionNotFound.class);
    }

    @Test
    void anAddressThatWasTakenBackOpensNothing() {
        String code = companions.address(work, 14, earner, district);
        CompanionId unknown =
                pages.company(work, me(earner)).companions().get(0).id();
        companions.end(unknown, earner, district);

        assertThatThrownBy(() -> companions.takeUp(code, me(test.person(district, "Cole League"))))
                .isInstanceOf(CompanionNotFound.class);
    }

    @Test
    void whoReadsTakesUpNoAddressOnceSomethingWasHandedIn() {
        TestReviews.notYet(definition, earner, district, context);
        PersonId idle = test.person(district, "Idle Reader", Role.REVIEWER);
        SubmissionId next = next();
        String code = companions.address(next, 14, earner, district);

        assertThatThrownBy(() -> companions.takeUp(code, me(idle))).isInstanceOf(CompanionNotFound.class);
    }

    @Test
    void aCoachWhoIsAGuestSeesNothing() {
        choose();

        assertThat(companions.mayOpen(work, SignedInPerson.byLink(coach, district, "Cora", "en", "UTC")))
                .isFalse();
    }

    @Test
    void protectedStudentsAreFoundByNobodyAndAskNobody() {
        PersonId student = test.person(district, "Stu Student");
        context.getBean(Audiences.class).give(student, district, Audience.STUDENT, "operator", "At school here");
        SubmissionId theirs = submissions.start(definition, student, district);

        assertThat(candidates.colleagues("Student", earner, district, false)).isEmpty();
        assertThatThrownBy(() -> companions.ask(work, student, 14, earner, district))
                .isInstanceOf(CannotLook.class);
        assertThatThrownBy(() -> companions.ask(theirs, earner, 14, student, district))
                .isInstanceOf(CannotLook.class);
        assertThatThrownBy(() -> companions.address(theirs, 14, student, district))
                .isInstanceOf(CannotLook.class);
        // Cora is of no school: a minor's work is for those who look after them.
        assertThat(candidates.coaches(student, district, false)).isEmpty();
        assertThatThrownBy(() -> companions.choose(theirs, coach, student, district))
                .isInstanceOf(CannotLook.class);
    }

    @Test
    void whoIsProtectedLaterIsSeenNoMoreByWhoDoesNotLookAfterThem() {
        choose();
        PersonId colleague = test.person(district, "Cole League");
        companions.ask(work, colleague, 14, earner, district);
        context.getBean(Audiences.class).give(earner, district, Audience.STUDENT, "operator", "At school here");

        assertThat(companions.mayOpen(work, me(coach))).isFalse();
        assertThat(companions.mayOpen(work, me(colleague))).isFalse();
    }

    @Test
    void theCoachOfAStudentsSchoolCanBeChosen() {
        TestSchools schools = context.getBean(TestSchools.class);
        String school = schools.school(district, "Lakeside");
        PersonId student = test.person(district, "Stu Student");
        schools.isOf(student, district, school);
        schools.isOf(coach, district, school);
        context.getBean(Audiences.class).give(student, district, Audience.STUDENT, "operator", "At school here");
        SubmissionId theirs = submissions.start(definition, student, district);

        assertThat(candidates.coaches(student, district, false)).hasSize(1);
        companions.choose(theirs, coach, student, district);
        assertThat(teachers.page(me(coach), false, 1).rows())
                .extracting(TeacherRow::teacher)
                .containsExactly("Stu Student");
    }

    @Test
    void oneCoachReadsNothingOfWhatAnotherSaid() {
        CompanionId first = choose();
        say(first, "Between us", coach);
        companions.end(first, earner, district);
        PersonId second = test.person(district, "Second Coach", Role.COACH);
        CompanionId seat = companions.choose(work, second, earner, district);

        assertThat(pages.beside(seat, me(second)).threads()).isEmpty();
    }

    @Test
    void whoWaitsLongestStandsFirst() {
        CompanionId early = choose();
        PersonId late = test.person(district, "Later Earner");
        SubmissionId other = submissions.start(definition, late, district);
        clock.advance(Duration.ofMinutes(1));
        CompanionId second = companions.choose(other, coach, late, district);

        assertThat(listed(false)).containsExactly(early, second);

        clock.advance(Duration.ofMinutes(1));
        say(early, "I have read it", coach);
        assertThat(listed(false)).containsExactly(second, early);
        assertThat(listed(true)).containsExactly(second);

        clock.advance(Duration.ofMinutes(1));
        say(early, "And this?", earner);
        assertThat(listed(true)).containsExactly(second, early);
        assertThat(companions.waitingFor(coach, district)).isEqualTo(2);
    }

    @Test
    void whoHasReadAndAddsNothingIsWaitedForNoMore() {
        CompanionId seat = choose();
        threads.upToDate(seat, me(coach));

        assertThat(listed(true)).isEmpty();
        assertThat(listed(false)).containsExactly(seat);
    }

    @Test
    void eachIsToldOnceUntilTheyLook() {
        CompanionId seat = choose();
        say(seat, "One", coach);
        say(seat, "Two", coach);
        assertThat(told(earner, "coach-wrote")).isEqualTo(1);

        pages.company(work, me(earner));
        say(seat, "Three", coach);
        assertThat(told(earner, "coach-wrote")).isEqualTo(2);

        say(seat, "I see", earner);
        assertThat(told(coach, "coach-asked")).isEqualTo(1);
        assertThat(told(coach, "coach-awaited")).isZero();
        pages.beside(seat, me(coach));
        say(seat, "And now?", earner);
        assertThat(told(coach, "coach-awaited")).isEqualTo(1);
    }

    @Test
    void anAnswerOpensWhatWasDone() {
        CompanionId seat = choose();
        say(seat, "One", coach);
        ThreadId thread = pages.company(work, me(earner)).threads().get(0).id();
        threads.isDone(seat, thread, true, earner, district);
        assertThat(pages.beside(seat, me(coach)).threads().get(0).done()).isTrue();

        threads.answer(seat, thread, "One more thing", coach, district);
        assertThat(pages.beside(seat, me(coach)).threads().get(0).done()).isFalse();
    }

    @Test
    void twoClicksAtOnceBeginOneThread() throws Exception {
        CompanionId seat = choose();
        CommentForm form =
                new CommentForm("WHOLE", "", "Once", UUID.randomUUID().toString());
        CyclicBarrier together = new CyclicBarrier(2);
        Callable<Boolean> click = () -> {
            together.await();
            return threads.begin(seat, form, coach, district);
        };
        ExecutorService hands = Executors.newFixedThreadPool(2);
        try {
            for (Future<Boolean> each : hands.invokeAll(List.of(click, click))) {
                assertThat(each.get()).isTrue();
            }
        } finally {
            hands.shutdownNow();
        }

        assertThat(rows("coaching_thread")).isEqualTo(1);
    }

    /** That there is an earlier attempt would tell of a not-yet. */
    @Test
    void aColleagueWhoIsAskedAgainIsNotToldOfAnEarlierAttempt() {
        PersonId colleague = test.person(district, "Cole League");
        CompanionId seat = companions.ask(work, colleague, 14, earner, district);
        say(seat, "What do the tickets tell?", colleague);
        CompanionId coaching = choose();
        say(coaching, "And the plan?", coach);
        TestReviews.notYet(definition, earner, district, context);
        companions.ask(next(), colleague, 14, earner, district);

        assertThat(pages.beside(seat, me(colleague)).threads())
                .singleElement()
                .satisfies(thread -> assertThat(thread.earlier()).isFalse());
        assertThat(pages.beside(coaching, me(coach)).threads())
                .singleElement()
                .satisfies(thread -> assertThat(thread.earlier()).isTrue());
    }

    /** Whoever takes it up waits for the earner's own change, and holds nothing meanwhile that this needs. */
    @Test
    void anAddressIsTakenUpWhileTheEarnerChooses() throws Exception {
        String code = companions.address(work, 14, earner, district);
        PersonId colleague = test.person(district, "Cole League");
        ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            Future<CompanionId> taken = transaction.execute(status -> {
                people.hold(earner, district);
                Future<CompanionId> begun = other.submit(() -> companions.takeUp(code, me(colleague)));
                assertThatThrownBy(() -> begun.get(500, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
                companions.choose(work, coach, earner, district);
                return begun;
            });
            taken.get(20, TimeUnit.SECONDS);
        } finally {
            other.shutdownNow();
        }

        assertThat(companions.mayOpen(work, me(coach))).isTrue();
        assertThat(companions.mayOpen(work, me(colleague))).isTrue();
    }

    @Test
    void manyOfOneNameWhoReadHideNobody() {
        for (int i = 0; i < 11; i++) {
            test.person(district, "Alex " + i, Role.REVIEWER);
        }
        test.person(district, "Alex Z");

        assertThat(candidates.colleagues("alex", earner, district, true))
                .extracting(Candidates.Colleague::name)
                .containsExactly("Alex Z");
    }

    @Test
    void aSecondClickSaysNothingTwice() {
        CompanionId seat = choose();
        say(seat, "One", coach);
        ThreadId thread = pages.company(work, me(earner)).threads().get(0).id();
        threads.answer(seat, thread, "Yes", earner, district);
        threads.answer(seat, thread, "Yes", earner, district);

        assertThat(pages.beside(seat, me(coach)).threads().get(0).said()).hasSize(2);
    }

    @Test
    void aThreadOfAnotherSeatIsNotFound() {
        CompanionId seat = choose();
        PersonId other = test.person(district, "Other Earner");
        SubmissionId theirs = submissions.start(definition, other, district);
        CompanionId beside = companions.choose(theirs, coach, other, district);
        say(beside, "For you alone", coach);
        ThreadId thread = pages.company(theirs, me(other)).threads().get(0).id();

        assertThatThrownBy(() -> threads.answer(seat, thread, "Hello", earner, district))
                .isInstanceOf(CompanionNotFound.class);
    }

    @Test
    void oneLookAnHourIsRecorded() {
        CompanionId seat = choose();
        pages.beside(seat, me(coach));
        companions.mayOpen(work, me(coach));

        assertThat(jdbc.sql("select count(*) from audit_entry where district = ? and verb = 'looked-coached'"
                                + " and about = ? and actor = ? and role = 'COACH'")
                        .params(district.id(), earner.toString(), coach.toString())
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void withTheEarnerGoesAllThatWasSaid() {
        CompanionId seat = choose();
        say(seat, "One", coach);
        transaction.executeWithoutResult(
                status -> personal.erase(new Erasure(earner, district, false, Set.of("Jordan Earner"))));

        assertThat(rows("companion")).isZero();
        assertThat(rows("coaching_thread")).isZero();
        assertThat(rows("coaching_comment")).isZero();
    }

    @Test
    void aCoachWhoIsErasedLeavesTheirWordsWithoutTheName() {
        CompanionId seat = choose();
        say(seat, "Ask Cora Coach", earner);
        transaction.executeWithoutResult(
                status -> personal.erase(new Erasure(coach, district, false, Set.of("Cora Coach"))));

        assertThat(companions.mayOpen(work, me(coach))).isFalse();
        assertThat(pages.company(work, me(earner))
                        .threads()
                        .get(0)
                        .said()
                        .get(0)
                        .paragraphs())
                .containsExactly("Ask …");
    }

    @Test
    void commentsHangOnAMomentOfAPiece() {
        String item = UUID.randomUUID().toString();
        CompanionId seat = choose();

        assertThat(threads.begin(seat, CommentForm.of("EVIDENCE:" + item, "12:40", "Here"), coach, district))
                .isFalse();
        context.getBean(Drafts.class).attachText(work, earner, district, "A1", "Plan", "words", Set.of("C1"));
        String piece = submissions
                .shown(work, district)
                .evidence()
                .get(0)
                .pieces()
                .get(0)
                .id()
                .toString();
        threads.begin(seat, CommentForm.of("EVIDENCE:" + piece, "12:40", "Here"), coach, district);

        assertThat(pages.company(work, me(earner)).threads()).singleElement().satisfies(thread -> {
            assertThat(thread.title()).isEqualTo("Plan");
            assertThat(thread.moment()).extracting(Moment::time).isEqualTo("12:40");
        });
    }

    private SubmissionId next() {
        SubmissionId decided =
                submissions.latest(definition, earner, district).orElseThrow().id();
        return context.getBean(Drafts.class).resubmit(decided, earner, district);
    }

    private void handIn() {
        TestSubmissions.submitted(definition, earner, district, context);
    }

    private boolean recordedBy(PersonId reader) {
        return jdbc.sql("select count(*) from review where district_id = ? and reader_id = ?")
                        .params(district.id(), reader.id())
                        .query(Long.class)
                        .single()
                > 0;
    }

    private CompanionId choose() {
        return companions.choose(work, coach, earner, district);
    }

    private void say(CompanionId seat, String words, PersonId author) {
        threads.begin(seat, CommentForm.of("WHOLE", "", words), author, district);
    }

    private List<CompanionId> listed(boolean waiting) {
        return teachers.page(me(coach), waiting, 1).rows().stream()
                .map(TeacherRow::id)
                .toList();
    }

    private long told(PersonId person, String kind) {
        return jdbc.sql("select count(*) from notice where district = ? and person = ? and kind = ?")
                .params(district.id(), person.id(), kind)
                .query(Long.class)
                .single();
    }

    private long rows(String table) {
        return jdbc.sql("select count(*) from " + table + " where district_id = ?")
                .param(district.id())
                .query(Long.class)
                .single();
    }

    private SignedInPerson me(PersonId person) {
        return TestPeople.signedIn(person, district);
    }
}
