package org.waymark.people.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.waymark.TestClock;
import org.waymark.award.Awards;
import org.waymark.catalog.RubricLevel;
import org.waymark.jobs.TestJobs;
import org.waymark.jobs.TryLater;
import org.waymark.people.DistrictId;
import org.waymark.people.ErasureLine;
import org.waymark.people.People;
import org.waymark.people.PersonId;
import org.waymark.people.Role;
import org.waymark.people.SignedInPerson;
import org.waymark.people.TestPeople;
import org.waymark.people.districts.BusinessDays;
import org.waymark.people.districts.DistrictSettings;
import org.waymark.people.identities.TestIdentities;
import org.waymark.review.Reviews;
import org.waymark.review.TestReviews;
import org.waymark.storage.TestFiles;
import org.waymark.submission.Drafts;
import org.waymark.submission.SubmissionId;
import org.waymark.submission.Submissions;
import org.waymark.submission.TestSubmissions;

/** A deletion from the wish to the certificate. */
abstract class ErasuresContract {

    private static final Duration A_LITTLE_LATER = Duration.ofMinutes(11);

    @Autowired
    ApplicationContext context;

    @Autowired
    Privacy privacy;

    @Autowired
    Erasures erasures;

    @Autowired
    ErasureWork work;

    @Autowired
    People people;

    @Autowired
    DistrictSettings settings;

    @Autowired
    Submissions submissions;

    @Autowired
    Awards awards;

    @Autowired
    Reviews reviews;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestPeople test;

    @Autowired
    TestClock clock;

    @Autowired
    FindByIndexNameSessionRepository<? extends Session> sessions;

    DistrictId district;
    TestPersons tess;
    SignedInPerson me;

    @BeforeEach
    void somebody() {
        district = test.district();
        test.person(district, "Lee Lead", Role.LEAD);
        tess = new TestPersons(district, context);
        me = TestPeople.signedIn(tess.id, district);
    }

    @Test
    void leavesNothingThatLeadsToThePerson() {
        tess.withTraces().decided(0, RubricLevel.DEMONSTRATED);
        tess.decided(1, RubricLevel.APPROACHING);
        tess.drafted(2);
        TestJobs.runDue(context, clock.instant());
        assertThat(tess.found(tess.name, tess.words, tess.sub))
                .as("what the search is able to find")
                .satisfies(rows -> assertThat(rows)
                        .filteredOn(row -> row.contains(tess.name))
                        .hasSizeGreaterThan(4))
                .satisfies(rows -> assertThat(rows)
                        .filteredOn(row -> row.contains(tess.words))
                        .hasSizeGreaterThan(4))
                .satisfies(rows -> assertThat(rows)
                        .filteredOn(row -> row.contains(tess.sub))
                        .hasSizeGreaterThan(3));
        assertThat(TestFiles.kept(district, context)).isPositive();

        erased(false);

        assertThat(tess.found(tess.name, tess.sub, tess.words)).isEmpty();
        assertThat(TestFiles.kept(district, context)).isZero();
        assertThat(sessions.findByPrincipalName(tess.id.toString())).isEmpty();
    }

    @Test
    void keepsTheBadgeWithWhatItRestsOn() {
        var awarded = tess.decided(0, RubricLevel.DEMONSTRATED);
        var notYet = tess.decided(1, RubricLevel.APPROACHING);

        erased(false);

        assertThat(awards.of(tess.id, district)).hasSize(1);
        assertThat(rows("submission", "id", awarded.id())).isEqualTo(1);
        assertThat(rows("double_review", "submission_id", awarded.id())).isEqualTo(1);
        assertThat(jdbc.sql("select count(*) from evidence_item where submission_id = ? and sha256 is not null")
                        .param(awarded.id())
                        .query(Integer.class)
                        .single())
                .as("fingerprints of files")
                .isEqualTo(1);
        assertThat(rows("submission", "id", notYet.id())).isZero();
        assertThat(rows("double_review", "submission_id", notYet.id())).isZero();
    }

    @Test
    void keepsTheAttemptsThatAnAwardCarriesOn() {
        var first = tess.decided(0, RubricLevel.APPROACHING);
        var second = TestSubmissions.again(first, tess.id, district, context);
        recordAll();

        erased(false);

        assertThat(rows("submission", "id", second.id())).isEqualTo(1);
        assertThat(rows("submission", "id", first.id())).isEqualTo(1);
    }

    @Test
    void takesTheBadgesOfWhoeverGivesThemUp() {
        var awarded = tess.decided(0, RubricLevel.DEMONSTRATED);

        Certificate certificate = erased(true);

        assertThat(awards.of(tess.id, district)).isEmpty();
        assertThat(rows("submission", "id", awarded.id())).isZero();
        assertThat(certificate.kept()).isEmpty();
    }

    @Test
    void certifiesWhatBecameOfEverything() {
        tess.withTraces().decided(0, RubricLevel.DEMONSTRATED);
        tess.drafted(1);

        Certificate certificate = erased(false);

        assertThat(certificate.finalAt()).isNotNull();
        assertThat(keys(certificate.erased()))
                .contains(
                        "people.erasure.identity",
                        "people.erasure.rosters",
                        "people.erasure.old-ids",
                        "submission.erasure.attempts",
                        "submission.erasure.answers",
                        "submission.erasure.evidence",
                        "placement.erasure.gradebooks",
                        "review.erasure.conflicts");
        assertThat(keys(certificate.pseudonymised()))
                .contains("submission.erasure.kept", "review.erasure.decisions", "people.erasure.roles");
        assertThat(keys(certificate.kept())).containsExactly("award.erasure.badges.kept");
        assertThat(certificate.toString()).doesNotContain(tess.name, tess.sub, tess.words);
    }

    @Test
    void doesWhatItSaidBefore() {
        tess.withTraces().decided(0, RubricLevel.DEMONSTRATED);
        UUID request = approved(false);
        var before = erasures.outlook(request, district);

        Certificate certificate = carriedOut(request);

        assertThat(certificate.kept()).isEqualTo(before.kept());
        assertThat(withoutNotices(certificate.erased())).isEqualTo(withoutNotices(before.erased()));
    }

    @Test
    void endsRolesAsNobodysDoing() {
        people.give(Role.COACH, tess.id, district, null, "For a test");

        erased(false);

        assertThat(jdbc.sql("select actor, role from audit_entry where verb = 'role-ended' and about = ?")
                        .param(tess.id.toString())
                        .query((row, n) -> row.getString(1) + " " + row.getString(2))
                        .list())
                .containsExactly("waymark WAYMARK");
    }

    @Test
    void isCarriedOutForBothWhoWereLinkedOnceTheyAreParted() {
        TestPersons other = new TestPersons(district, context);
        other.drafted(0);
        TestIdentities links = context.getBean(TestIdentities.class);
        links.link(tess.id, other.id, district);
        tess.drafted(1);
        UUID request = approved(true);
        assertThatThrownBy(() -> erasures.look(request, district)).isInstanceOf(TryLater.class);

        links.undo(tess.id, district);
        clock.advance(Duration.ofHours(2));
        TestJobs.runDue(context, clock.instant());
        clock.advance(A_LITTLE_LATER);
        TestJobs.runDue(context, clock.instant());

        assertThat(privacy.erased(district)).hasSize(2);
        assertThat(tess.found(tess.sub, other.sub)).isEmpty();
        assertThat(rows("submission", "district_id", district.id())).isZero();
    }

    @Test
    void isAgreedToForBothWhoeverOfThemHadAskedBefore() {
        TestPersons other = new TestPersons(district, context);
        TestIdentities links = context.getBean(TestIdentities.class);
        privacy.ask(other.id, TestPeople.signedIn(other.id, district), false);
        links.link(tess.id, other.id, district);
        UUID request =
                privacy.asked(tess.id, district).map(Privacy.OpenRequest::id).orElseThrow();
        erasures.approve(request, district, "lead");

        links.undo(tess.id, district);

        assertThat(privacy.asked(tess.id, district).orElseThrow().approvedAt()).isNotNull();
        assertThat(privacy.asked(other.id, district).orElseThrow().approvedAt()).isNotNull();
    }

    @Test
    void isAgreedToForNobodyWhoseRequestWasNot() {
        TestPersons other = new TestPersons(district, context);
        TestIdentities links = context.getBean(TestIdentities.class);
        links.link(tess.id, other.id, district);
        asked(false);

        links.undo(tess.id, district);

        assertThat(privacy.asked(tess.id, district).orElseThrow().approvedAt()).isNull();
        assertThat(privacy.asked(other.id, district)).isEmpty();
    }

    @Test
    void theSameLmsUserBeginsAnew() {
        tess.withTraces().decided(0, RubricLevel.DEMONSTRATED);

        erased(false);
        PersonId again = people.seen(district, TestPeople.ISSUER, tess.sub, tess.name);

        assertThat(again).isNotEqualTo(tess.id);
        assertThat(submissions.of(again, district)).isEmpty();
        assertThat(awards.of(again, district)).isEmpty();
        assertThat(people.rolesOf(again, district)).isEmpty();
    }

    @Test
    void aLaunchInTheMiddleIsSomebodyNew() {
        tess.drafted(0);
        UUID request = approved(false);
        erasures.look(request, district);

        assertThat(people.seen(district, TestPeople.ISSUER, tess.sub, tess.name))
                .isNotEqualTo(tess.id);
    }

    @Test
    void whatASessionLeftBehindInTheMiddleIsFoundInTheLastLook() {
        UUID request = approved(false);
        run(request);
        tess.signIn(sessions);
        var late = tess.submitted(0);

        clock.advance(A_LITTLE_LATER);
        run(request);

        assertThat(rows("submission", "id", late.id())).isZero();
        assertThat(rows("double_review", "submission_id", late.id())).isZero();
        assertThat(sessions.findByPrincipalName(tess.id.toString())).isEmpty();
        assertThat(keys(erasures.certificate(request, district).erased())).contains("submission.erasure.attempts");
    }

    @Test
    void aCrashAfterAnyPartCostsNothing() {
        tess.withTraces().decided(0, RubricLevel.DEMONSTRATED);
        tess.drafted(1);
        UUID request = approved(false);
        var before = erasures.outlook(request, district);
        for (int done = 0; done < erasures.parts().size(); done++) {
            // Each time the node goes away one part later.
            Erasures.Look look = erasures.look(request, district).orElseThrow();
            erasures.parts().stream().limit(done + 1).forEach(part -> erasures.step(request, district, part, look));
        }
        run(request);
        clock.advance(A_LITTLE_LATER);
        run(request);

        assertThat(withoutNotices(erasures.certificate(request, district).erased()))
                .isEqualTo(withoutNotices(before.erased()));
        assertThat(tess.found(tess.words)).isEmpty();
    }

    @Test
    void runAgainWhenItIsOverItChangesNothing() {
        tess.drafted(0);
        Certificate certificate = erased(false);

        work.run(new ErasureWork.Order(UUID.fromString(certificate.number()), district.id()));

        assertThat(erasures.certificate(UUID.fromString(certificate.number()), district))
                .isEqualTo(certificate);
    }

    @Test
    void waitsForWorkThatIsBeingRead() {
        tess.submitted(0);
        UUID request = approved(false);
        BusinessDays days = settings.of(district).businessDays();

        assertThatThrownBy(() -> erasures.look(request, district)).isInstanceOf(TryLater.class);
        assertThat(erasures.outlook(request, district).holds())
                .singleElement()
                .satisfies(hold -> assertThat(hold.until())
                        .as("the day on which the district lets nobody wait any longer")
                        .isEqualTo(days.add(days.day(clock.instant()), 14)));

        test.person(district, "Ray Reader", Role.REVIEWER);
        test.person(district, "Rae Reader", Role.REVIEWER);
        recordAll();
        assertThat(erasures.look(request, district)).isPresent();
    }

    @Test
    void waitsForAnotherLead() {
        DistrictId alone = test.district();
        PersonId lead = test.person(alone, "Lou Lead", Role.LEAD);
        PersonId other = test.person(alone, "Lee Other");

        assertThat(erasures.outlook(lead, alone, false).holds()).hasSize(1);
        people.give(Role.LEAD, other, alone, null, "For a test");
        assertThat(erasures.outlook(lead, alone, false).holds()).isEmpty();
    }

    @Test
    void keepsWhatAReaderWroteAndGivesTheRestToAnother() {
        TestPersons earner = new TestPersons(district, context);
        people.give(Role.REVIEWER, tess.id, district, null, "For a test");
        test.person(district, "Ray Reader", Role.REVIEWER);
        earner.decided(0, RubricLevel.DEMONSTRATED);
        earner.submitted(1);
        assertThat(reviews.assignedTo(tess.id, district)).hasSize(1);
        PersonId third = test.person(district, "Rae Reader", Role.REVIEWER);

        Certificate certificate = erased(false);

        assertThat(keys(certificate.pseudonymised())).contains("review.erasure.written");
        assertThat(rows("review", "reader_id", tess.id.id())).isEqualTo(1);
        assertThat(reviews.assignedTo(third, district)).hasSize(1);
    }

    @Test
    void touchesNobodyElse() {
        TestPersons other = new TestPersons(district, context).withTraces();
        other.decided(0, RubricLevel.DEMONSTRATED);
        other.drafted(1);
        tess.withTraces().decided(0, RubricLevel.DEMONSTRATED);
        TestJobs.runDue(context, clock.instant());
        List<String> before = about(other);

        erased(true);

        assertThat(about(other)).containsExactlyInAnyOrderElementsOf(before);
    }

    @Test
    void aSecondWishIsTheFirst() {
        CompletableFuture.allOf(Stream.generate(() -> CompletableFuture.runAsync(() -> privacy.ask(tess.id, me, false)))
                        .limit(4)
                        .toArray(CompletableFuture[]::new))
                .join();

        assertThat(privacy.open(district, null)).hasSize(1);
    }

    @Test
    void aSecondAgreementIsTheFirst() {
        UUID request = asked(false);

        CompletableFuture.allOf(Stream.of("one", "two", "three")
                        .map(lead -> CompletableFuture.runAsync(() -> erasures.approve(request, district, lead)))
                        .toArray(CompletableFuture[]::new))
                .join();

        assertThat(jdbc.sql("select count(*) from audit_entry where verb = 'privacy-approved' and subject = ?")
                        .param(tess.id.toString())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        assertThat(jdbc.sql("select count(*) from scheduled_tasks where task_instance like ?")
                        .param("%" + request + "%")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void nobodyAgreesToTheirOwn() {
        UUID request = asked(false);

        assertThatThrownBy(() -> erasures.approve(request, district, tess.id.toString()))
                .isInstanceOf(OwnRequest.class);
    }

    @Test
    void doesNotBeginWhileThePersonMayFetchACopy() {
        UUID request = asked(false);
        erasures.approve(request, district, "lead");

        assertThatThrownBy(() -> erasures.look(request, district)).isInstanceOf(TryLater.class);
        privacy.withdraw(me);
        assertThat(erasures.look(request, district)).isEmpty();
        assertThat(people.identities(tess.id, district)).hasSize(1);
    }

    @Test
    void cannotBeTakenBackOnceItHasBegun() {
        UUID request = approved(false);
        erasures.look(request, district);

        privacy.withdraw(me);

        assertThat(erasures.look(request, district)).isPresent();
        assertThatThrownBy(() -> privacy.refuse(request, district, "lead", "Too late"))
                .isInstanceOf(NothingHeld.class);
    }

    @Test
    void isCarriedOutByTheDueWork() {
        tess.drafted(0);
        approved(false);
        TestJobs.runDue(context, clock.instant());
        assertThat(tess.found(tess.words)).isEmpty();

        clock.advance(A_LITTLE_LATER);
        TestJobs.runDue(context, clock.instant());
        assertThat(privacy.erased(district)).hasSize(1);
    }

    @Test
    void doesNotJamOnAnAttemptThatGoesOnFromOneOfWhoeverWasLinked() {
        TestPersons other = new TestPersons(district, context);
        SubmissionId goesOn = goesOnFrom(other);

        erasedOf(other);

        assertThat(submissions.card(goesOn, district).earner()).isEqualTo(tess.id);
        assertThat(TestFiles.kept(district, context))
                .as("the file that both attempts show")
                .isEqualTo(1);
        assertThat(other.found(other.sub)).isEmpty();

        erased(false);
        assertThat(tess.found(tess.sub)).isEmpty();
        assertThat(TestFiles.kept(district, context)).isZero();
        assertThat(jdbc.sql("select count(*) from enrolment where district_id = ?")
                        .param(district.id())
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void theSharedFileStaysForWhoeverIsLeftTheOtherWayRound() {
        TestPersons other = new TestPersons(district, context);
        SubmissionId goesOn = goesOnFrom(other);

        erased(false);

        assertThat(rows("submission", "id", goesOn.id())).isZero();
        assertThat(submissions.of(other.id, district)).hasSize(1);
        assertThat(TestFiles.kept(district, context)).isEqualTo(1);
    }

    @Test
    void twoWhoWereLinkedAreErasedAtOnce() {
        TestPersons other = new TestPersons(district, context);
        goesOnFrom(other);
        UUID one = approved(false);
        UUID two = approvedOf(other);

        atOnce(one, two);
        clock.advance(A_LITTLE_LATER);
        atOnce(one, two);
        TestJobs.runDue(context, clock.instant());

        assertThat(privacy.erased(district)).hasSize(2);
        assertThat(tess.found(tess.sub, other.sub)).isEmpty();
        assertThat(TestFiles.kept(district, context)).isZero();
    }

    @Test
    void ofTheLastTwoLeadsOnlyOneBeginsToBeErased() {
        DistrictId alone = test.district();
        List<SignedInPerson> leads = Stream.of("One", "Other")
                .map(name -> TestPeople.signedIn(test.person(alone, name, Role.LEAD), alone))
                .toList();
        List<UUID> asked = leads.stream().map(this::approvedOf).toList();

        CompletableFuture.allOf(asked.stream()
                        .map(request -> CompletableFuture.runAsync(() -> begin(request, alone)))
                        .toArray(CompletableFuture[]::new))
                .join();

        assertThat(people.inRole(Role.LEAD, alone)).hasSize(1);
        assertThat(asked.stream()
                        .filter(request -> rows("privacy_request", "started_at is not null and id", request) == 1))
                .hasSize(1);
    }

    /** Two who are linked, then go on from an attempt of the second, then are parted again. */
    private SubmissionId goesOnFrom(TestPersons other) {
        SubmissionId first = other.decided(0, RubricLevel.APPROACHING);
        TestIdentities links = context.getBean(TestIdentities.class);
        links.link(tess.id, other.id, district);
        SubmissionId second = context.getBean(Drafts.class).resubmit(first, tess.id, district);
        links.undo(tess.id, district);
        assertThat(submissions.card(first, district).earner()).isEqualTo(other.id);
        assertThat(submissions.card(second, district).earner()).isEqualTo(tess.id);
        return second;
    }

    private void erasedOf(TestPersons someone) {
        carriedOut(approvedOf(someone));
    }

    private UUID approvedOf(TestPersons someone) {
        return approvedOf(TestPeople.signedIn(someone.id, district));
    }

    private UUID approvedOf(SignedInPerson someone) {
        privacy.ask(someone.id(), someone, false);
        UUID request = privacy.asked(someone.id(), someone.district())
                .map(Privacy.OpenRequest::id)
                .orElseThrow();
        erasures.approve(request, someone.district(), "lead");
        privacy.hurry(someone);
        return request;
    }

    private void begin(UUID request, DistrictId where) {
        try {
            erasures.look(request, where);
        } catch (TryLater held) {
            // The last lead waits for another.
        }
    }

    private void atOnce(UUID... requests) {
        CompletableFuture.allOf(Stream.of(requests)
                        .map(request -> CompletableFuture.runAsync(() -> run(request)))
                        .toArray(CompletableFuture[]::new))
                .join();
    }

    /** From the wish to the certificate. */
    private Certificate erased(boolean badgesToo) {
        return carriedOut(approved(badgesToo));
    }

    private Certificate carriedOut(UUID request) {
        run(request);
        clock.advance(A_LITTLE_LATER);
        run(request);
        TestJobs.runDue(context, clock.instant());
        return erasures.certificate(request, district);
    }

    private void run(UUID request) {
        try {
            work.run(new ErasureWork.Order(request, district.id()));
        } catch (TryLater inTurn) {
            // The last look comes later.
        }
    }

    private UUID approved(boolean badgesToo) {
        UUID request = asked(badgesToo);
        erasures.approve(request, district, "lead");
        privacy.hurry(me);
        return request;
    }

    private UUID asked(boolean badgesToo) {
        privacy.ask(tess.id, me, badgesToo);
        return privacy.asked(tess.id, district).map(Privacy.OpenRequest::id).orElseThrow();
    }

    private void recordAll() {
        TestReviews.recordAll(district, criterion -> RubricLevel.DEMONSTRATED, context);
    }

    private List<String> about(TestPersons person) {
        return person.found(person.name, person.sub, person.words, person.id.toString()).stream()
                .filter(row -> !row.startsWith("spring_session_attributes"))
                .toList();
    }

    private long rows(String table, String column, UUID value) {
        return Optional.ofNullable(jdbc.sql("select count(*) from " + table + " where " + column + " = ?")
                        .param(value)
                        .query(Long.class)
                        .single())
                .orElse(0L);
    }

    /** That a role ended is told, too, and erased with the rest. */
    private static List<ErasureLine> withoutNotices(List<ErasureLine> lines) {
        return lines.stream()
                .filter(line -> !line.what().startsWith("notices."))
                .toList();
    }

    private static List<String> keys(List<ErasureLine> lines) {
        return lines.stream().map(ErasureLine::what).toList();
    }
}
