package org.waymark.people.programmes;

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
import java.util.stream.Stream;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import org.waymark.TestClock;
import org.waymark.people.Desk;
import org.waymark.people.DistrictId;
import org.waymark.people.Erasure;
import org.waymark.people.PersonId;
import org.waymark.people.Role;
import org.waymark.people.TestPeople;
import org.waymark.people.earners.Audience;
import org.waymark.people.earners.Audiences;
import org.waymark.people.identities.TestIdentities;

abstract class ProgrammesContract {

    /** More than are written at once, twice. */
    private static final int THOUSANDS = 2_500;

    private static final Duration MORE_THAN_A_MONTH = Duration.ofDays(31);

    @Autowired
    Programmes programmes;

    @Autowired
    ProgrammeMembers members;

    @Autowired
    Invitations invitations;

    @Autowired
    Cohorts cohorts;

    @Autowired
    ProgrammesOfPerson ofPerson;

    @Autowired
    Audiences audiences;

    @Autowired
    TestProgrammes test;

    @Autowired
    TestPeople people;

    @Autowired
    TestIdentities identities;

    @Autowired
    SessionFactory sessions;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    TestClock clock;

    @Autowired
    JdbcTemplate sql;

    DistrictId district;
    Desk desk;
    Desk leadsDesk;
    ProgrammeId programme;
    PersonId jordan;
    PersonId sam;

    @BeforeEach
    void makeAProgramme() {
        district = people.district();
        desk = TestProgrammes.operatorOf(district);
        leadsDesk = new Desk(district, people.person(district, "Lee Lead", Role.LEAD));
        programme = test.programme(district, "Early literacy");
        jordan = people.person(district, "Jordan Lee");
        sam = people.person(district, "Sam Ortiz");
    }

    @Test
    void aProgrammeIsWhatALeadDecided() {
        PersonId coach = people.person(district, "Cora Diaz", Role.COACH);
        ProgrammePlan plan = TestProgrammes.coachedBy(coach);
        programmes.change(programme, plan, programmes.view(programme, district).edition(), 0, desk);

        assertThat(programmes.view(programme, district).plan()).isEqualTo(plan);
    }

    @Test
    void ofTwoLeadsWhoSaveAtOnceOneIsTold() throws Exception {
        int seen = programmes.view(programme, district).edition();

        assertThat(atOnce(() -> saves("One", seen), () -> saves("Other", seen))).containsExactlyInAnyOrder(true, false);
    }

    @Test
    void aChangedAudienceAloneIsAnEditionOfItsOwn() {
        int seen = programmes.view(programme, district).edition();
        programmes.change(programme, TestProgrammes.forThe(Audience.EDUCATOR), seen, 0, desk);

        assertThat(programmes.view(programme, district).edition()).isGreaterThan(seen);
    }

    @Test
    void anotherDistrictsProgrammeIsNotFound() {
        DistrictId elsewhere = people.district();
        Desk there = TestProgrammes.operatorOf(elsewhere);

        assertThatThrownBy(() -> programmes.view(programme, elsewhere)).isInstanceOf(ProgrammeNotFound.class);
        assertThatThrownBy(() -> programmes.end(programme, there)).isInstanceOf(ProgrammeNotFound.class);
        assertThatThrownBy(() -> members.add(programme, jordan, 0, there)).isInstanceOf(ProgrammeNotFound.class);
        invitations.invite(programme, InvitationKind.ANYONE, desk);
        UUID invitation = invitations.open(programme, district).get(0).id();
        assertThatThrownBy(() -> invitations.revoke(invitation, programme, there))
                .isInstanceOf(ProgrammeNotFound.class);
        assertThat(programmes.all(elsewhere)).isEmpty();
        assertThat(programmes.eligible(elsewhere, programme)).isEmpty();
    }

    @Test
    void whoIsAddedByHandIsEligibleAndTold() {
        members.add(programme, jordan, 0, desk);

        assertThat(programmes.eligible(district, programme)).containsExactly(jordan);
        assertThat(noticesOf(jordan)).containsExactly("programme-joined");
    }

    @Test
    void addingTwiceIsOnce() {
        members.add(programme, jordan, 0, desk);
        members.add(programme, jordan, 0, desk);

        assertThat(programmes.eligibleCount(district, programme)).isOne();
        assertThat(noticesOf(jordan)).hasSize(1);
    }

    @Test
    void somebodyOfAnotherDistrictIsNotAdded() {
        PersonId elsewhere = people.person(people.district(), "Robin Far");

        assertThatThrownBy(() -> members.add(programme, elsewhere, 0, desk)).isInstanceOf(ProgrammeNotFound.class);
    }

    @Test
    void allOfASchoolAreInItAndWhoComesLaterJoins() {
        test.school(district, "Lakeside");
        test.worksAt(district, "Lakeside", jordan);
        members.follow(programme, RuleKind.SCHOOL, "Lakeside", 0, desk);
        test.worksAt(district, "Lakeside", sam);
        follow();

        assertThat(programmes.eligible(district, programme)).containsExactlyInAnyOrder(jordan, sam);
    }

    @Test
    void allOfAContractGroupAreInIt() {
        test.school(district, "Lakeside");
        test.worksAt(district, "Lakeside", jordan);
        members.follow(programme, RuleKind.CONTRACT_GROUP, "Lakeside contract", 0, desk);

        assertThat(programmes.eligible(district, programme)).containsExactly(jordan);
    }

    @Test
    void theLearnersOfACourseAreInIt() {
        members.follow(programme, RuleKind.COURSE, test.course(district, jordan), 0, desk);

        assertThat(programmes.eligible(district, programme)).containsExactly(jordan);
        assertThat(members.rules(programme, district))
                .extracting(RuleRow::name, RuleRow::found)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("Reading course", 1));
    }

    @Test
    void whatTheDistrictDoesNotHaveIsNoRule() {
        String theirs = test.course(people.district());

        assertThat(members.follow(programme, RuleKind.SCHOOL, "Nowhere", 0, desk))
                .isFalse();
        assertThat(members.follow(programme, RuleKind.COURSE, theirs, 0, desk)).isFalse();
        assertThat(members.follow(programme, RuleKind.COURSE, "'; drop table programme", 0, desk))
                .isFalse();
    }

    @Test
    void whoLeavesTheSchoolLeavesAndWhoWasAddedByHandStays() {
        test.school(district, "Lakeside");
        test.worksAt(district, "Lakeside", jordan, sam);
        members.follow(programme, RuleKind.SCHOOL, "Lakeside", 0, desk);
        members.add(programme, sam, 0, desk);
        test.leavesTheSchool(district, jordan);
        test.leavesTheSchool(district, sam);
        follow();

        assertThat(programmes.eligible(district, programme)).containsExactly(sam);
    }

    @Test
    void whomALeadTookOutNoRuleBringsBack() {
        test.school(district, "Lakeside");
        test.worksAt(district, "Lakeside", jordan);
        members.follow(programme, RuleKind.SCHOOL, "Lakeside", 0, desk);
        members.remove(programme, jordan, desk);
        follow();

        assertThat(programmes.eligible(district, programme)).isEmpty();
    }

    @Test
    void aDroppedRuleTakesItsPeopleAlong() {
        test.school(district, "Lakeside");
        test.worksAt(district, "Lakeside", jordan);
        members.follow(programme, RuleKind.SCHOOL, "Lakeside", 0, desk);
        members.unfollow(programme, members.rules(programme, district).get(0).id(), desk);

        assertThat(programmes.eligible(district, programme)).isEmpty();
    }

    @Test
    void thousandsOfMembersCostAsFewStatementsAsOne() {
        members.add(programme, jordan, 0, desk);
        Statements.Cost few = Statements.of(sessions, this::eligible);
        ProgrammeId large = test.programme(district, "Everyone");
        List<PersonId> everyone = test.people(district, THOUSANDS);
        members.follow(large, RuleKind.COURSE, courseOf(everyone), 0, desk);
        programme = large;

        assertThat(programmes.eligibleCount(district, large)).isEqualTo(THOUSANDS);
        assertThat(Statements.of(sessions, this::eligible)).isEqualTo(few);
        assertThat(few).isEqualTo(new Statements.Cost(few.statements(), 0));
        assertThat(few.statements()).isPositive().isLessThanOrEqualTo(6);
    }

    @Test
    void studentsAreProtectedAsSoonAsAProgrammeForThemLetsThemIn() {
        ProgrammeId students = test.made(district, TestProgrammes.forThe(Audience.STUDENT));
        members.add(students, jordan, 1, desk);

        assertThat(audiences.of(jordan, district)).isEqualTo(Audience.STUDENT);
        assertThat(members.page(students, district, "", 1).rows())
                .extracting(MemberRow::name)
                .containsExactly("A student");
        assertThat(members.page(students, district, "Jordan", 1).total()).isZero();
        assertThat(members.toAdd(programme, district, "Jordan")).isEmpty();
    }

    @Test
    void studentsAreProtectedAlsoWhereTheProgrammeSaysSoLater() {
        members.add(programme, jordan, 0, desk);
        programmes.change(
                programme,
                TestProgrammes.forThe(Audience.STUDENT),
                programmes.view(programme, district).edition(),
                1,
                desk);

        assertThat(audiences.of(jordan, district)).isEqualTo(Audience.STUDENT);
    }

    @Test
    void howManyAProgrammeForStudentsWouldProtectIsConfirmedBefore() {
        ProgrammeId students = test.made(district, TestProgrammes.forThe(Audience.STUDENT));
        PersonId coach = people.person(district, "Cora Diaz", Role.COACH);
        String course = test.course(district, jordan, sam, coach);

        assertThatThrownBy(() -> members.follow(students, RuleKind.COURSE, course, 0, desk))
                .isInstanceOf(ProtectionUnconfirmed.class)
                .hasMessageStartingWith("2 people");
        assertThatThrownBy(() -> members.add(students, jordan, 0, desk)).isInstanceOf(ProtectionUnconfirmed.class);
        assertThat(programmes.eligible(district, students)).isEmpty();
        assertThat(audiences.of(jordan, district)).isEqualTo(Audience.EDUCATOR);

        assertThat(members.follow(students, RuleKind.COURSE, course, 2, desk)).isTrue();
        assertThat(audiences.of(jordan, district)).isEqualTo(Audience.STUDENT);
        assertThat(audiences.of(coach, district)).isEqualTo(Audience.EDUCATOR);
    }

    @Test
    void whomAChangedAudienceWouldProtectIsConfirmedBefore() {
        members.add(programme, jordan, 0, desk);
        members.add(programme, sam, 0, desk);
        int seen = programmes.view(programme, district).edition();

        assertThatThrownBy(
                        () -> programmes.change(programme, TestProgrammes.forThe(Audience.STUDENT), seen, 1, leadsDesk))
                .isInstanceOf(ProtectionUnconfirmed.class);
        assertThat(programmes.view(programme, district).plan().audiences()).isEmpty();
        assertThat(audiences.of(jordan, district)).isEqualTo(Audience.EDUCATOR);
    }

    @Test
    void twoLinkedIdentitiesAreOneMember() {
        members.add(programme, jordan, 0, desk);
        members.add(programme, sam, 0, desk);
        identities.link(jordan, sam, district);

        assertThat(programmes.eligible(district, programme)).containsExactly(jordan);
        assertThat(programmes.eligibleCount(district, programme)).isOne();
        assertThat(programmes.all(district).get(0).members()).isOne();
        assertThat(members.page(programme, district, "", 1).total()).isOne();
        identities.undo(jordan, district);
        assertThat(programmes.eligibleCount(district, programme)).isEqualTo(2);
    }

    @Test
    void aSecondIdentityIsAddedAsThePerson() {
        identities.link(jordan, sam, district);
        test.school(district, "Lakeside");
        test.worksAt(district, "Lakeside", sam);
        members.follow(programme, RuleKind.SCHOOL, "Lakeside", 0, desk);
        assertThat(programmes.eligible(district, programme)).containsExactly(jordan);

        ProgrammeId course = test.programme(district, "A course");
        members.follow(course, RuleKind.COURSE, test.course(district, jordan, sam), 0, desk);
        assertThat(programmes.eligible(district, course)).containsExactly(jordan);

        ProgrammeId byHand = test.programme(district, "By hand");
        members.add(byHand, sam, 0, desk);
        assertThat(programmes.eligible(district, byHand)).containsExactly(jordan);
    }

    @Test
    void whoIsErasedIsNotAdded() {
        sql.update("update person set erased_at = current_timestamp where id = ?", jordan.id());

        assertThatThrownBy(() -> members.add(programme, jordan, 0, desk)).isInstanceOf(ProgrammeNotFound.class);
    }

    @Test
    void aCoachReadsWhileTheyHoldTheRole() {
        PersonId coach = people.person(district, "Cora Diaz");
        people.givesForADay(Role.COACH, coach, district);
        programmes.change(
                programme,
                TestProgrammes.coachedBy(coach),
                programmes.view(programme, district).edition(),
                0,
                desk);
        CohortId cohort = cohorts.make(programme, "Tuesdays", coach, desk);
        members.add(programme, jordan, 0, desk);
        cohorts.add(cohort, programme, jordan, desk);
        cohorts.write(UUID.randomUUID(), cohort, programme, coach, district, "Welcome");
        assertThat(programmes.of(coach, district)).hasSize(1);
        assertThat(cohorts.ofPerson(coach, programme, district)).hasSize(1);

        clock.advance(Duration.ofDays(2));
        try {
            assertThatThrownBy(() -> cohorts.thread(cohort, programme, coach, district))
                    .isInstanceOf(ProgrammeNotFound.class);
            assertThatThrownBy(() -> cohorts.mine(cohort, programme, coach, district))
                    .isInstanceOf(ProgrammeNotFound.class);
            assertThatThrownBy(() -> programmes.mine(programme, coach, district))
                    .isInstanceOf(ProgrammeNotFound.class);
            assertThat(programmes.of(coach, district)).isEmpty();
            assertThat(cohorts.ofPerson(coach, programme, district)).isEmpty();
            cohorts.write(UUID.randomUUID(), cohort, programme, jordan, district, "Hello");
            assertThat(noticesOf(coach)).doesNotContain("cohort-message");
        } finally {
            clock.advance(Duration.ofDays(2).negated());
        }
    }

    @Test
    void aProgrammeForManyKindsChangesNobody() {
        programmes.change(
                programme,
                new ProgrammePlan(
                        "Both",
                        "",
                        "",
                        "",
                        "",
                        Set.of(Audience.PRINCIPAL, Audience.EDUCATOR),
                        null,
                        null,
                        null,
                        false,
                        null,
                        Set.of(),
                        Set.of()),
                programmes.view(programme, district).edition(),
                0,
                desk);
        members.add(programme, jordan, 0, desk);

        assertThat(audiences.of(jordan, district)).isEqualTo(Audience.EDUCATOR);
    }

    @Test
    void anInvitationLetsSomebodyInByItsCodeOrItsLink() {
        invitations.invite(programme, InvitationKind.ANYONE, desk);
        InvitationRow made = invitations.open(programme, district).get(0);

        assertThat(invitations.find(made.code())).map(Invited::programme).contains(programme);
        assertThat(invitations.accept(made.code(), jordan, district, false)).contains(programme);
        assertThat(invitations.accept(made.link(), sam, district, false)).contains(programme);
        assertThat(programmes.eligible(district, programme)).containsExactlyInAnyOrder(jordan, sam);
    }

    @Test
    void anInvitationForOneIsUsedUpByOne() {
        String code = invitation(InvitationKind.ONE);
        invitations.accept(code, jordan, district, false);

        assertThat(invitations.accept(code, sam, district, false)).isEmpty();
        assertThat(invitations.find(code)).isEmpty();
    }

    @Test
    void ofTwoWhoTakeTheSameInvitationAtOnceOneIsIn() throws Exception {
        String code = invitation(InvitationKind.ONE);

        assertThat(atOnce(
                        () -> invitations.accept(code, jordan, district, false).isPresent(),
                        () -> invitations.accept(code, sam, district, false).isPresent()))
                .containsExactlyInAnyOrder(true, false);
        assertThat(programmes.eligibleCount(district, programme)).isOne();
    }

    @Test
    void whoIsInItAlreadyUsesNothingUp() {
        members.add(programme, jordan, 0, desk);
        String code = invitation(InvitationKind.ONE);
        invitations.accept(code, jordan, district, false);

        assertThat(invitations.accept(code, sam, district, false)).contains(programme);
    }

    @Test
    void anInvitationRunsOut() {
        String code = invitation(InvitationKind.ANYONE);
        clock.advance(MORE_THAN_A_MONTH);
        try {
            assertThat(invitations.accept(code, jordan, district, false)).isEmpty();
        } finally {
            clock.advance(MORE_THAN_A_MONTH.negated());
        }
    }

    @Test
    void anInvitationThatWasTakenBackLeadsNowhere() {
        String code = invitation(InvitationKind.ANYONE);
        invitations.revoke(invitations.open(programme, district).get(0).id(), programme, desk);

        assertThat(invitations.accept(code, jordan, district, false)).isEmpty();
        assertThat(invitations.open(programme, district)).isEmpty();
    }

    @Test
    void anInvitationOfAnotherDistrictLeadsNowhere() {
        DistrictId elsewhere = people.district();
        PersonId robin = people.person(elsewhere, "Robin Far");

        assertThat(invitations.accept(invitation(InvitationKind.ANYONE), robin, elsewhere, false))
                .isEmpty();
    }

    @Test
    void anInvitationIntoAProgrammeThatHasEndedLeadsNowhere() {
        String code = invitation(InvitationKind.ANYONE);
        programmes.end(programme, desk);

        assertThat(invitations.find(code)).isEmpty();
        assertThat(invitations.accept(code, jordan, district, false)).isEmpty();
    }

    @Test
    void whomALeadTookOutDoesNotComeBackByInvitation() {
        members.add(programme, jordan, 0, desk);
        members.remove(programme, jordan, desk);

        assertThat(invitations.accept(invitation(InvitationKind.ANYONE), jordan, district, false))
                .isEmpty();
        assertThat(programmes.admit(programme, jordan, district)).isFalse();
    }

    @Test
    void anotherDoorMayLetSomebodyIn() {
        assertThat(programmes.admit(programme, jordan, district)).isTrue();
        assertThat(programmes.admit(programme, jordan, people.district())).isFalse();
        assertThat(programmes.eligible(district, programme)).containsExactly(jordan);
    }

    @Test
    void theDatabaseDoesNotKnowTheCode() {
        String code = invitation(InvitationKind.ANYONE);

        assertThat(new String(
                        sql.queryForObject(
                                "select sealed_code from programme_invitation where district_id = ?",
                                byte[].class,
                                district.id()),
                        java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain(code);
    }

    @Test
    void membersOfAPilotInviteColleaguesUpToFive() {
        ProgrammeId pilot = test.made(district, TestProgrammes.pilot("Pilot"));
        members.add(pilot, jordan, 0, desk);
        for (int i = 0; i < Invitations.OPEN_OF_A_MEMBER; i++) {
            assertThat(invitations.inviteColleague(pilot, jordan, district)).isTrue();
        }

        assertThat(invitations.inviteColleague(pilot, jordan, district)).isFalse();
        assertThat(invitations.openOf(jordan, pilot, district)).hasSize(Invitations.OPEN_OF_A_MEMBER);
    }

    @Test
    void onlyMembersOfAPilotInvite() {
        members.add(programme, jordan, 0, desk);
        ProgrammeId pilot = test.made(district, TestProgrammes.pilot("Pilot"));

        assertThatThrownBy(() -> invitations.inviteColleague(programme, jordan, district))
                .isInstanceOf(ProgrammeNotFound.class);
        assertThatThrownBy(() -> invitations.inviteColleague(pilot, jordan, district))
                .isInstanceOf(ProgrammeNotFound.class);
    }

    @Test
    void nobodyTakesBackAnInvitationOfSomebodyElse() {
        ProgrammeId pilot = test.made(district, TestProgrammes.pilot("Pilot"));
        members.add(pilot, jordan, 0, desk);
        members.add(pilot, sam, 0, desk);
        invitations.inviteColleague(pilot, jordan, district);
        UUID jordans = invitations.openOf(jordan, pilot, district).get(0).id();

        assertThatThrownBy(() -> invitations.revokeOwn(jordans, pilot, sam, district))
                .isInstanceOf(ProgrammeNotFound.class);
        assertThat(invitations.openOf(jordan, pilot, district)).hasSize(1);
    }

    @Test
    void aCohortsPeopleReadAndWriteAndNobodyElse() {
        CohortId cohort = cohort(jordan, sam);
        PersonId other = people.person(district, "Other Member");
        members.add(programme, other, 0, desk);
        cohorts.write(UUID.randomUUID(), cohort, programme, jordan, district, "Hello");

        assertThat(cohorts.thread(cohort, programme, sam, district))
                .extracting(MessageRow::author, MessageRow::text, MessageRow::own)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("Jordan Lee", "Hello", false));
        assertThatThrownBy(() -> cohorts.thread(cohort, programme, other, district))
                .isInstanceOf(ProgrammeNotFound.class);
        assertThatThrownBy(() -> cohorts.write(UUID.randomUUID(), cohort, programme, other, district, "Me too"))
                .isInstanceOf(ProgrammeNotFound.class);
    }

    @Test
    void whoLeavesTheProgrammeDoesNotReadItsCohorts() {
        CohortId cohort = cohort(jordan, sam);
        members.remove(programme, jordan, desk);

        assertThatThrownBy(() -> cohorts.thread(cohort, programme, jordan, district))
                .isInstanceOf(ProgrammeNotFound.class);
        assertThat(cohorts.view(cohort, programme, leadsDesk).members()).hasSize(1);
    }

    @Test
    void whoBecomesAMinorHasNoNameInTheThread() {
        CohortId cohort = cohort(jordan, sam);
        cohorts.write(UUID.randomUUID(), cohort, programme, jordan, district, "Hello");
        audiences.give(jordan, district, Audience.STUDENT, "operator", "test");

        assertThat(cohorts.thread(cohort, programme, sam, district))
                .extracting(MessageRow::author)
                .containsExactly("A student");
    }

    // Between Adams and Baker stands a name that begins so
    @Test
    void aMinorsPlaceInTheListDoesNotTellTheirName() {
        PersonId adams = people.person(district, "Adams Ann");
        members.add(programme, adams, 0, desk);
        members.add(programme, sam, 0, desk);
        audiences.give(adams, district, Audience.STUDENT, "operator", "test");

        assertThat(members.page(programme, district, "", 1).rows())
                .extracting(MemberRow::id)
                .containsExactly(sam, adams);
    }

    @Test
    void aMinorIsInNoCohort() {
        CohortId cohort = cohort(jordan, sam);
        audiences.give(jordan, district, Audience.STUDENT, "operator", "test");

        assertThat(cohorts.view(cohort, programme, leadsDesk).members())
                .extracting(CohortView.Person::name)
                .containsExactly("Sam Ortiz");
        assertThatThrownBy(() -> cohorts.add(cohort, programme, jordan, desk)).isInstanceOf(ProgrammeNotFound.class);
    }

    @Test
    void theOthersAreToldOnceUntilTheyLook() {
        CohortId cohort = cohort(jordan, sam);
        cohorts.write(UUID.randomUUID(), cohort, programme, jordan, district, "One");
        cohorts.write(UUID.randomUUID(), cohort, programme, jordan, district, "Two");
        cohorts.thread(cohort, programme, sam, district);
        cohorts.write(UUID.randomUUID(), cohort, programme, jordan, district, "Three");

        assertThat(noticesOf(sam))
                .containsExactly("programme-joined", "cohort-joined", "cohort-message", "cohort-message");
        assertThat(noticesOf(jordan)).containsExactly("programme-joined", "cohort-joined");
    }

    @Test
    void anAuthorDeletesTheirOwnAndNothingStays() {
        CohortId cohort = cohort(jordan, sam);
        UUID message = written(cohort, jordan, "A slip");
        cohorts.delete(message, cohort, programme, jordan, district);

        assertThat(cohorts.thread(cohort, programme, sam, district)).isEmpty();
    }

    @Test
    void nobodyDeletesWhatAnotherWrote() {
        CohortId cohort = cohort(jordan, sam);
        UUID message = written(cohort, jordan, "Mine");

        assertThatThrownBy(() -> cohorts.delete(message, cohort, programme, sam, district))
                .isInstanceOf(ProgrammeNotFound.class);
    }

    @Test
    void aLeadTakesAMessageOutForAReasonOnRecord() {
        CohortId cohort = cohort(jordan, sam);
        UUID message = written(cohort, jordan, "Kim T. of class 4b cannot read");
        cohorts.takeOut(message, cohort, programme, RemovalReason.STUDENT_DETAILS, leadsDesk);

        assertThat(cohorts.thread(cohort, programme, sam, district))
                .extracting(MessageRow::text, MessageRow::removedFor)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("", RemovalReason.STUDENT_DETAILS));
        assertThat(audited("cohort-message-removed")).containsExactly(message + " STUDENT_DETAILS");
    }

    @Test
    void whoRunsWaymarkReadsNoThread() {
        CohortId cohort = cohort(jordan, sam);
        UUID message = written(cohort, jordan, "Among us");

        assertThatThrownBy(() -> cohorts.threadForLead(cohort, programme, desk)).isInstanceOf(ProgrammeNotFound.class);
        assertThatThrownBy(() -> cohorts.takeOut(message, cohort, programme, RemovalReason.HURTFUL, desk))
                .isInstanceOf(ProgrammeNotFound.class);
    }

    @Test
    void aLeadWhoReadsAThreadHasLookedAtWhoWroteInIt() {
        CohortId cohort = cohort(jordan, sam);
        written(cohort, jordan, "Among us");
        written(cohort, jordan, "Once more");
        cohorts.threadForLead(cohort, programme, leadsDesk);

        assertThat(sql.queryForList(
                        "select about from audit_entry where district = ? and verb = 'looked-cohort-thread' and actor = ?",
                        String.class,
                        district.id(),
                        leadsDesk.actor()))
                .containsExactly(jordan.toString());
    }

    @Test
    void nobodyWritesWhereTheProgrammeHasEnded() {
        CohortId cohort = cohort(jordan, sam);
        programmes.end(programme, desk);

        assertThatThrownBy(() -> cohorts.write(UUID.randomUUID(), cohort, programme, jordan, district, "Still here?"))
                .isInstanceOf(ProgrammeEnded.class);
    }

    @Test
    void aCohortOfOneProgrammeIsNoneOfAnother() {
        CohortId cohort = cohort(jordan, sam);
        ProgrammeId other = test.programme(district, "Other");

        assertThatThrownBy(() -> cohorts.view(cohort, other, leadsDesk)).isInstanceOf(ProgrammeNotFound.class);
    }

    @Test
    void aCohortsCoachIsOneOfTheProgrammes() {
        assertThatThrownBy(() -> cohorts.make(programme, "Readers", jordan, desk))
                .isInstanceOf(ProgrammeNotFound.class);
    }

    @Test
    void aCoachFindsTheProgrammeAndTheCohort() {
        PersonId coach = people.person(district, "Cora Diaz", Role.COACH);
        ProgrammeId coached = test.made(district, TestProgrammes.coachedBy(coach));
        CohortId cohort = cohorts.make(coached, "Readers", coach, desk);

        assertThat(programmes.of(coach, district))
                .extracting(MyProgramme::member)
                .containsExactly(false);
        assertThat(programmes.mine(coached, coach, district).mayInvite()).isFalse();
        assertThat(cohorts.ofPerson(coach, coached, district))
                .extracting(CohortRow::id)
                .containsExactly(cohort);
        assertThat(cohorts.thread(cohort, coached, coach, district)).isEmpty();
    }

    @Test
    void aCoachIsToldToo() {
        PersonId coach = people.person(district, "Cora Diaz", Role.COACH);
        programme = test.made(district, TestProgrammes.coachedBy(coach));
        CohortId cohort = cohorts.make(programme, "Readers", coach, desk);
        members.add(programme, jordan, 0, desk);
        cohorts.add(cohort, programme, jordan, desk);
        cohorts.write(UUID.randomUUID(), cohort, programme, jordan, district, "One");
        cohorts.write(UUID.randomUUID(), cohort, programme, jordan, district, "Two");
        cohorts.thread(cohort, programme, coach, district);
        cohorts.write(UUID.randomUUID(), cohort, programme, jordan, district, "Three");

        assertThat(noticesOf(coach)).containsExactly("role-given.coach", "cohort-message", "cohort-message");
    }

    @Test
    void aProgrammeThatHasEndedKeepsItsMembersAndTakesNoMore() {
        members.add(programme, jordan, 0, desk);
        programmes.end(programme, desk);

        assertThatThrownBy(() -> members.add(programme, sam, 0, desk)).isInstanceOf(ProgrammeEnded.class);
        assertThat(programmes.eligible(district, programme)).containsExactly(jordan);
        assertThat(programmes.all(district)).extracting(ProgrammeCard::ended).containsExactly(true);
    }

    @Test
    void everyWriteIsOnRecordByIdsAlone() {
        members.add(programme, jordan, 0, leadsDesk);
        programmes.end(programme, leadsDesk);

        assertThat(sql.queryForList(
                        "select verb || ' ' || subject from audit_entry where district = ? and actor = ? order by at, id",
                        String.class,
                        district.id(),
                        leadsDesk.actor()))
                .containsExactly("programme-member-added " + programme + " " + jordan, "programme-ended " + programme);
    }

    @Test
    void whoIsErasedIsInNothingAndTheirWordsAreGone() {
        CohortId cohort = cohort(jordan, sam);
        written(cohort, jordan, "I think");
        written(cohort, sam, "Jordan Lee is right");
        Erasure erasure = new Erasure(jordan, district, false, Set.of("Jordan Lee"));
        assertThat(ofPerson.lines(erasure)).hasSize(2);
        transaction.executeWithoutResult(status -> ofPerson.erase(erasure));

        assertThat(ofPerson.lines(erasure)).isEmpty();
        assertThat(cohorts.thread(cohort, programme, sam, district))
                .extracting(MessageRow::text)
                .containsExactly("… is right");
        assertThat(programmes.eligible(district, programme)).containsExactly(sam);
    }

    @Test
    void whatWasDoneUnderAnotherIdentityFollowsThePersonAndGoesBack() {
        CohortId cohort = cohort(jordan, sam);
        written(cohort, jordan, "As Jordan");
        PersonId elsewhere = people.person(district, "J. Lee");
        identities.link(elsewhere, jordan, district);
        assertThat(programmes.eligible(district, programme)).containsExactlyInAnyOrder(elsewhere, sam);
        assertThat(cohorts.thread(cohort, programme, elsewhere, district))
                .extracting(MessageRow::own)
                .containsExactly(true);
        identities.undo(elsewhere, district);

        assertThat(programmes.eligible(district, programme)).containsExactlyInAnyOrder(jordan, sam);
    }

    private void eligible() {
        programmes.eligibleCount(district, programme);
        programmes.eligible(district, programme);
    }

    private void follow() {
        members.ruled().stream()
                .filter(place -> place.district().equals(district))
                .forEach(members::refresh);
    }

    private String courseOf(List<PersonId> everyone) {
        String course = test.course(district);
        sql.update(
                "insert into roster_member (roster_id, sub, district_id, status, learner, taught_by_launch, since, seen_in_run)"
                        + " select cast(? as uuid), p.sub, p.district_id, 'ACTIVE', true, false, current_timestamp, 1"
                        + " from person p where p.district_id = ? and p.search_name = ''",
                course,
                district.id());
        // PostgreSQL does this by itself some time after many rows came; before, it joins them one by one.
        sql.execute("analyze");
        assertThat(everyone).hasSize(THOUSANDS);
        return course;
    }

    private String invitation(InvitationKind kind) {
        invitations.invite(programme, kind, desk);
        return invitations.open(programme, district).get(0).code();
    }

    private CohortId cohort(PersonId... some) {
        CohortId cohort = cohorts.make(programme, "Readers", null, desk);
        for (PersonId person : some) {
            members.add(programme, person, 0, desk);
            cohorts.add(cohort, programme, person, desk);
        }
        return cohort;
    }

    private UUID written(CohortId cohort, PersonId author, String text) {
        cohorts.write(UUID.randomUUID(), cohort, programme, author, district, text);
        return cohorts.thread(cohort, programme, author, district).stream()
                .filter(message -> message.text().equals(text))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private List<String> noticesOf(PersonId person) {
        return sql.queryForList(
                "select kind from notice where district = ? and person = ? order by id",
                String.class,
                district.id(),
                person.id());
    }

    private List<String> audited(String verb) {
        return sql.queryForList(
                "select subject from audit_entry where district = ? and verb = ? order by at, id",
                String.class,
                district.id(),
                verb);
    }

    private boolean saves(String name, int seen) {
        try {
            programmes.change(programme, TestProgrammes.plan(name), seen, 0, desk);
            return true;
        } catch (ProgrammeConflict conflict) {
            return false;
        }
    }

    /** The results of two that begin together. */
    private static List<Boolean> atOnce(Callable<Boolean> one, Callable<Boolean> other) throws Exception {
        CyclicBarrier start = new CyclicBarrier(2);
        ExecutorService two = Executors.newFixedThreadPool(2);
        try {
            List<Future<Boolean>> both = Stream.of(one, other)
                    .map(task -> two.submit(() -> {
                        start.await();
                        return task.call();
                    }))
                    .toList();
            return List.of(both.get(0).get(), both.get(1).get());
        } finally {
            two.shutdown();
        }
    }
}
