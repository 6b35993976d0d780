package org.waymark.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

abstract class PeopleContract {

    @Autowired
    Districts districts;

    @Autowired
    People people;

    @Autowired
    TestPeople test;

    @Autowired
    JdbcTemplate sql;

    DistrictId district;

    @BeforeEach
    void makeDistrict() {
        district = test.district();
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
