package org.waymark.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.waymark.TestClock;
import org.waymark.people.identities.TestIdentities;

abstract class PeopleContract {

    @Autowired
    Districts districts;

    @Autowired
    People people;

    @Autowired
    TestPeople test;

    @Autowired
    TestIdentities links;

    @Autowired
    ClosedAccess access;

    @Autowired
    JdbcTemplate sql;

    @Autowired
    TestClock clock;

    @Autowired
    RoleEvents told;

    private Instant before;

    DistrictId district;

    @BeforeEach
    void makeDistrict() {
        before = clock.instant();
        district = test.district();
    }

    @AfterEach
    void turnTheClockBack() {
        clock.set(before);
    }

    @Test
    void aDistrictIsMadeOnce() {
        String name = "Kettle " + UUID.randomUUID();

        assertThat(districts.named(name)).isEqualTo(districts.named(" " + name + " "));
    }

    @Test
    void twoWhoNameADistrictAtOnceMakeOne() throws Exception {
        String name = "Juab " + UUID.randomUUID();

        assertThat(atOnce(() -> districts.named(name), () -> districts.named(name)))
                .hasSize(1);
    }

    @Test
    void aDistrictBeginsInNewYorksZone() {
        assertThat(districts.card(district).zone()).isEqualTo("America/New_York");
    }

    @Test
    void aPersonIsKnownAgainByIssuerAndSub() {
        PersonId first = people.seen(district, "https://a.example", "7", "Jordan Lee");

        assertThat(people.seen(district, "https://a.example", "7", "Jordan Lee"))
                .isEqualTo(first);
    }

    @Test
    void theSameSubOfAnotherLmsIsSomeoneElse() {
        PersonId first = people.seen(district, "https://a.example", "7", "Jordan Lee");

        assertThat(people.seen(district, "https://b.example", "7", "Jordan Lee"))
                .isNotEqualTo(first);
    }

    @Test
    void twoFirstLaunchesAtOnceMakeOnePerson() throws Exception {
        Callable<PersonId> launch = () -> people.seen(district, "https://a.example", "twice", "Jordan Lee");

        assertThat(atOnce(launch, launch)).hasSize(1);
    }

    @Test
    void theNameIsWhatTheLmsSaysToday() {
        PersonId person = people.seen(district, "https://a.example", "8", "Sam Old");
        people.seen(district, "https://a.example", "8", "Sam New");

        assertThat(people.names(List.of(person), district)).containsEntry(person, "Sam New");
    }

    @Test
    void whoHasNoNameIsAColleague() {
        PersonId person = people.seen(district, "https://a.example", "9", "  ");

        assertThat(people.names(List.of(person), district).get(person))
                .matches("Colleague \\d{5}")
                .isEqualTo(people.names(List.of(person), district).get(person));
    }

    @Test
    void namesOfAnotherDistrictAreNotTold() {
        PersonId elsewhere = test.person(test.district(), "Robin Far");

        assertThat(people.names(List.of(elsewhere), district)).isEmpty();
    }

    @Test
    void aRoleIsGivenOnce() {
        PersonId person = test.person(district, "Jordan Lee", Role.REVIEWER, Role.REVIEWER);

        assertThat(people.inRole(Role.REVIEWER, district)).containsExactly(person);
    }

    @Test
    void twoClicksAtOnceGiveOneRole() throws Exception {
        PersonId person = test.person(district, "Jordan Lee");
        Callable<Boolean> click = () -> {
            people.give(Role.COACH, person, district, null, "Trained in May");
            return true;
        };
        atOnce(click, click);

        assertThat(people.inRole(Role.COACH, district)).containsExactly(person);
    }

    @Test
    void anEndedRoleIsGoneAndCanBeGivenAgain() {
        PersonId person = test.person(district, "Jordan Lee", Role.COACH);
        people.withdraw(Role.COACH, person, district, null);
        people.give(Role.COACH, person, district, null, "Back again");

        assertThat(people.rolesOf(person, district)).isEqualTo(Set.of(Role.COACH));
    }

    @Test
    void nobodyGivesThemselvesARole() {
        PersonId lead = test.person(district, "Lee Lead", Role.LEAD);

        assertThatThrownBy(() -> people.give(Role.REVIEWER, lead, district, lead, "I want to"))
                .isInstanceOf(RoleRefused.class);
    }

    @Test
    void nobodyGivesThemselvesARoleThroughASecondIdentity() {
        PersonId lead = test.person(district, "Lee Lead", Role.LEAD);
        PersonId second = people.seen(district, "https://b.example", "lee", "L. Lead");
        links.link(lead, second, district);

        assertThatThrownBy(() -> people.give(Role.PAYROLL, second, district, lead, "I want to"))
                .hasMessage("TO_ONESELF");
        assertThatThrownBy(() -> people.change(Role.LEAD, second, district, lead, null))
                .hasMessage("TO_ONESELF");
        assertThat(people.rolesOf(second, district)).isEmpty();
    }

    @Test
    void aRoleOfASecondIdentityIsThePersons() {
        PersonId person = test.person(district, "Jordan Lee");
        PersonId second = people.seen(district, "https://b.example", "jl", "J. Lee");
        links.link(person, second, district);

        people.give(Role.COACH, second, district, null, "Trained", today());
        assertThat(people.rolesOf(person, district)).containsExactly(Role.COACH);
        people.change(Role.COACH, second, district, null, null);
        assertThat(people.held(person, district)).extracting(HeldRole::lastDay).containsOnlyNulls();
        people.withdraw(Role.COACH, second, district, null);
        assertThat(people.rolesOf(person, district)).isEmpty();
    }

    @Test
    void aPersonWithTwoIdentitiesIsListedOnce() {
        PersonId person = test.person(district, "Jordan Lee");
        PersonId second = people.seen(district, "https://b.example", "jl", "J. Lee");
        links.link(person, second, district);

        assertThat(people.page(district, "Lee", 1).rows())
                .extracting(PersonRow::id)
                .containsExactly(person);
        assertThat(people.search("Lee", district, 10))
                .extracting(People.Named::id)
                .containsExactly(person);
        assertThat(people.ids(second, district)).containsExactly(person, second);
        assertThat(people.ids(List.of(second), district)).containsExactlyInAnyOrder(person, second);
    }

    @Test
    void whoIsErasedIsFoundByNobodyAndGivenNothing() {
        PersonId person = test.person(district, "Jordan Lee");
        sql.update("update person set erased_at = current_timestamp, sub = 'gone' where id = ?", person.id());

        assertThatThrownBy(() -> people.give(Role.COACH, person, district, null, "Reason"))
                .isInstanceOf(PersonNotFound.class);
        assertThatThrownBy(() -> people.row(person, district)).isInstanceOf(PersonNotFound.class);
        assertThat(people.isKnown(person, district)).isFalse();
        assertThat(people.search("gone", district)).isEmpty();
        assertThat(people.search("Jordan", district)).isEmpty();
        assertThat(people.page(district, "", 1).rows()).isEmpty();
    }

    @Test
    void aRoleKeepsEveryIdentityOfAPersonIn() {
        PersonId person = test.person(district, "Jordan Lee", Role.REVIEWER);
        links.link(person, people.seen(district, "https://b.example", "jl", "J. Lee"), district);

        assertThat(access.close(district, "https://b.example", List.of("jl"))).isEmpty();
        people.withdraw(Role.REVIEWER, person, district, null);
        assertThat(access.close(district, "https://b.example", List.of("jl"))).containsExactly(person);
        assertThat(access.isClosed(person, district)).isTrue();
    }

    @Test
    void aCourseOfOneLmsKeepsAPersonInWhomAnotherLetsGo() {
        PersonId person = people.seen(district, "https://a.example", "jordan", "Jordan Lee");
        PersonId second = people.seen(district, "https://b.example", "jl", "J. Lee");
        links.link(person, second, district);
        access.launched(second, district, "course of b");

        assertThat(access.close(district, "https://a.example", List.of("jordan")))
                .isEmpty();
        clock.advance(Duration.ofDays(31));
        assertThat(access.close(district, "https://a.example", List.of("jordan")))
                .containsExactly(person);
    }

    @Test
    void onlyALeadGivesRoles() {
        PersonId reviewer = test.person(district, "Ray Reader", Role.REVIEWER);
        PersonId person = test.person(district, "Jordan Lee");

        assertThatThrownBy(() -> people.give(Role.REVIEWER, person, district, reviewer, "A friend"))
                .isInstanceOf(RoleRefused.class);
    }

    @Test
    void theLastLeadStays() {
        PersonId lead = test.person(district, "Lee Lead", Role.LEAD);

        assertThatThrownBy(() -> people.withdraw(Role.LEAD, lead, district, null))
                .isInstanceOf(RoleRefused.class);
    }

    @Test
    void twoLeadsWhoEndEachOtherAtOnceLeaveOne() throws Exception {
        PersonId one = test.person(district, "One", Role.LEAD);
        PersonId other = test.person(district, "Other", Role.LEAD);
        atOnce(
                () -> refused(() -> people.withdraw(Role.LEAD, one, district, other)),
                () -> refused(() -> people.withdraw(Role.LEAD, other, district, one)));

        assertThat(people.inRole(Role.LEAD, district)).hasSize(1);
    }

    @Test
    void aPersonOfAnotherDistrictIsNotFound() {
        PersonId elsewhere = test.person(test.district(), "Robin Far");

        assertThatThrownBy(() -> people.give(Role.COACH, elsewhere, district, null, "Reason"))
                .isInstanceOf(PersonNotFound.class);
    }

    @Test
    void rolesLeaveAnAuditWithoutNames() {
        PersonId person = test.person(district, "Jordan Lee", Role.COACH);
        people.withdraw(Role.COACH, person, district, null);

        assertThat(sql.queryForList(
                        "select actor || ' ' || verb || ' ' || subject from audit_entry where district = ? order by at, id",
                        String.class,
                        district.id()))
                .containsExactly("operator role-given COACH " + person, "operator role-ended COACH " + person);
    }

    @Test
    void aRoleCountsToItsLastDayAndNotAfter() {
        PersonId person = test.person(district, "Jordan Lee");
        people.give(Role.REVIEWER, person, district, null, "For a year", today().plusDays(1));

        clock.advance(Duration.ofHours(1));
        assertThat(people.rolesOf(person, district)).containsExactly(Role.REVIEWER);
        assertThat(people.inRole(Role.REVIEWER, district)).containsExactly(person);

        clock.advance(Duration.ofDays(2));
        assertThat(people.rolesOf(person, district)).isEmpty();
        assertThat(people.inRole(Role.REVIEWER, district)).isEmpty();
        assertThat(people.held(person, district)).isEmpty();
        assertThat(people.row(person, district).roles()).isEmpty();
    }

    @Test
    void aLeadWhoseRoleRanOutGivesNothing() {
        PersonId former = test.person(district, "Former Lead");
        people.give(Role.LEAD, former, district, null, "For a day", today());
        PersonId person = test.person(district, "Jordan Lee");
        clock.advance(Duration.ofDays(2));

        assertThatThrownBy(() -> people.give(Role.COACH, person, district, former, "A friend"))
                .isInstanceOf(RoleRefused.class);
    }

    @Test
    void whatRanOutCanBeGivenAgain() {
        PersonId person = test.person(district, "Jordan Lee");
        people.give(Role.COACH, person, district, null, "For a day", today());
        clock.advance(Duration.ofDays(2));
        people.give(Role.COACH, person, district, null, "Again");

        assertThat(people.rolesOf(person, district)).containsExactly(Role.COACH);
        assertThat(told.of(person)).containsExactly("given COACH", "ended COACH", "given COACH");
    }

    @Test
    void whatRanOutIsEndedOnceAndToldOnce() {
        PersonId person = test.person(district, "Jordan Lee");
        people.give(Role.COACH, person, district, null, "For a day", today());
        clock.advance(Duration.ofDays(2));
        people.runOut(district, Duration.ofDays(14));
        people.runOut(district, Duration.ofDays(14));

        assertThat(told.of(person)).containsExactly("given COACH", "ended COACH");
    }

    @Test
    void twoNodesEndWhatRanOutOnce() throws Exception {
        PersonId person = test.person(district, "Jordan Lee");
        people.give(Role.COACH, person, district, null, "For a day", today());
        clock.advance(Duration.ofDays(2));
        Callable<Boolean> sweep = () -> {
            people.runOut(district, Duration.ofDays(14));
            return true;
        };
        atOnce(sweep, sweep);

        assertThat(told.of(person)).containsExactly("given COACH", "ended COACH");
    }

    @Test
    void somebodyIsWarnedOnceForEachEnd() {
        PersonId person = test.person(district, "Jordan Lee");
        people.give(Role.COACH, person, district, null, "For a week", today().plusDays(7));
        people.runOut(district, Duration.ofDays(14));
        people.runOut(district, Duration.ofDays(14));
        people.change(Role.COACH, person, district, null, today().plusDays(10));
        people.runOut(district, Duration.ofDays(14));

        assertThat(told.of(person)).containsExactly("given COACH", "ending COACH", "ending COACH");
    }

    @Test
    void nobodyIsWarnedLongBeforeTheEnd() {
        PersonId person = test.person(district, "Jordan Lee");
        people.give(Role.COACH, person, district, null, "For a year", today().plusYears(1));
        people.runOut(district, Duration.ofDays(14));

        assertThat(told.of(person)).containsExactly("given COACH");
    }

    @Test
    void anEndThatIsPastIsNone() {
        PersonId person = test.person(district, "Jordan Lee");
        LocalDate yesterday = today().minusDays(1);

        assertThatThrownBy(() -> people.give(Role.COACH, person, district, null, "Late", yesterday))
                .isInstanceOf(RoleRefused.class)
                .hasMessage("PAST_END");
    }

    @Test
    void nobodyMovesTheEndOfTheirOwnRole() {
        PersonId lead = test.person(district, "Lee Lead", Role.LEAD);

        assertThatThrownBy(() -> people.change(Role.LEAD, lead, district, lead, null))
                .isInstanceOf(RoleRefused.class)
                .hasMessage("TO_ONESELF");
    }

    @Test
    void aLeadLeavesALeadForGood() {
        PersonId one = test.person(district, "One", Role.LEAD);
        PersonId other = test.person(district, "Other");
        people.give(Role.LEAD, other, district, one, "For a month", today().plusMonths(1));

        assertThatThrownBy(() -> people.withdraw(Role.LEAD, one, district, other))
                .hasMessage("NO_LEAD_FOR_GOOD");
        assertThatThrownBy(() -> people.change(Role.LEAD, one, district, other, today().plusMonths(2)))
                .hasMessage("NO_LEAD_FOR_GOOD");
    }

    @Test
    void theOperatorMayNameALeadForATime() {
        PersonId person = test.person(district, "Interim Lead");
        people.give(Role.LEAD, person, district, null, "Till autumn", today().plusMonths(3));

        assertThat(people.rolesOf(person, district)).containsExactly(Role.LEAD);
        assertThat(people.suggestedEnd(district)).isNull();
    }

    @Test
    void aLeadWhoseRoleRanOutIsNoLeadWhoStays() {
        PersonId former = test.person(district, "Former Lead");
        people.give(Role.LEAD, former, district, null, "For a day", today());
        PersonId lead = test.person(district, "Lee Lead", Role.LEAD);
        clock.advance(Duration.ofDays(2));

        assertThatThrownBy(() -> people.withdraw(Role.LEAD, lead, district, null))
                .hasMessage("LAST_LEAD");
    }

    @Test
    void givingAndEndingAtOnceAreToldInTheOrderTheyHappened() throws Exception {
        for (int turn = 0; turn < 5; turn++) {
            PersonId person = test.person(district, "Jordan Lee");
            atOnce(
                    () -> {
                        people.give(Role.COACH, person, district, null, "Trained");
                        return true;
                    },
                    () -> {
                        people.withdraw(Role.COACH, person, district, null);
                        return false;
                    });

            List<String> news = told.of(person);
            boolean holds = !people.rolesOf(person, district).isEmpty();
            assertThat(news.get(0)).isEqualTo("given COACH");
            assertThat(news.get(news.size() - 1)).isEqualTo(holds ? "given COACH" : "ended COACH");
        }
    }

    @Test
    void everyRoleIsRecordedAsWhatItWasGivenAndAboutWhom() {
        PersonId lead = test.person(district, "Lee Lead", Role.LEAD);
        PersonId person = test.person(district, "Jordan Lee");
        people.give(Role.UNION, person, district, lead, "Elected", today());
        people.withdraw(Role.UNION, person, district, lead);

        assertThat(sql.queryForList(
                        "select verb || ' ' || role || ' ' || subject from audit_entry where district = ? and about = ?"
                                + " order by at, id",
                        String.class,
                        district.id(),
                        person.toString()))
                .containsExactly("role-given LEAD UNION " + person, "role-ended LEAD UNION " + person);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneId.of("America/New_York"));
    }

    private static boolean refused(Runnable attempt) {
        try {
            attempt.run();
            return false;
        } catch (RoleRefused refused) {
            return true;
        }
    }

    /** The distinct results of two that begin together. */
    static <T> Set<T> atOnce(Callable<T> one, Callable<T> other) throws Exception {
        CyclicBarrier start = new CyclicBarrier(2);
        ExecutorService two = Executors.newFixedThreadPool(2);
        try {
            List<Future<T>> both = Stream.of(one, other)
                    .map(task -> two.submit(() -> {
                        start.await();
                        return task.call();
                    }))
                    .toList();
            return Set.copyOf(
                    Stream.of(both.get(0).get(), both.get(1).get()).distinct().toList());
        } finally {
            two.shutdown();
        }
    }
}
