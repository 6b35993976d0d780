package org.waymark.insights.overview;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.waymark.insights.TestWork;
import org.waymark.insights.tables.InsightTable;
import org.waymark.people.PersonId;
import org.waymark.people.Role;
import org.waymark.people.SignedInPerson;
import org.waymark.people.TestPeople;

/** What coaches are told of their cohorts: eligible, viewed, began, first evidence, handed in, earned. */
abstract class CoachedCohortsContract {

    @Autowired
    ApplicationContext context;

    @Autowired
    CoachedCohorts cohorts;

    @Autowired
    TestPeople people;

    private TestWork work;
    private PersonId coach;

    @BeforeEach
    void aCohort() {
        begin();
    }

    private void begin() {
        work = new TestWork(context);
        coach = people.person(work.district(), "Cora Coach", Role.COACH);
        work.coachedBy(coach);
    }

    @Test
    void eachStageIsToldToTheNearestFive() {
        List<PersonId> members = work.members(32);
        went(members, 26, 19, 18, 13, 7);

        assertThat(told()).containsExactly(row(30, 25, 20, null, 15, 5));
    }

    @Test
    void ofTwoCohortsEachIsCountedByItself() {
        went(work.members(12), 12, 6, 0, 0, 0);
        List<PersonId> others = work.members(20);
        work.gathered(others, "Another", coach);
        work.leaveCohort(others);
        went(others, 20, 15, 0, 10, 5);

        assertThat(told()).containsExactly(row(20, null, 15, null, 10, 5), row(10, null, 5, null, null, null));
    }

    @Test
    void aCohortOfFourTellsNothing() {
        went(work.members(4), 4, 4, 4, 4, 4);

        assertThat(told()).containsExactly(row(null, null, null, null, null, null));
    }

    /** Members are known by name, and who holds an award: what lies between is open wherever so few could be meant. */
    @Test
    void noNumberTellsOfFewerThanFive() {
        List<Integer> few = IntStream.rangeClosed(8, 12)
                .mapToObj(handedIn -> {
                    begin();
                    went(work.members(12), 12, 12, 12, handedIn, 8);
                    return told().get(0).get(4);
                })
                .toList();

        assertThat(few).containsOnlyNulls();
    }

    @Test
    void whoIsInOneCohortAndNotInTheOtherIsNotToldBySubtraction() {
        List<PersonId> members = work.members(20);
        work.gathered(members.subList(0, 19), "All but one", coach);
        went(members, 20, 20, 14, 8, 8);

        assertThat(told())
                .containsExactly(row(20, null, null, null, null, null), row(20, null, null, null, null, null));
    }

    @Test
    void aCoachWhoLeadsIsToldMembersAndAwardsAlone() {
        coach = people.person(work.district(), "Lee Lead", Role.COACH, Role.LEAD);
        work.coachedBy(coach);
        went(work.members(30), 25, 20, 20, 15, 10);

        assertThat(told()).containsExactly(row(30, null, null, null, null, 10));
    }

    @Test
    void anotherCoachIsToldNothing() {
        went(work.members(30), 25, 20, 20, 15, 10);
        coach = people.person(work.district(), "Otto Other", Role.COACH);

        assertThat(told()).isEmpty();
    }

    private void went(List<PersonId> some, int looked, int began, int brought, int handedIn, int earned) {
        work.look(some.subList(0, looked));
        work.begin(some.subList(0, began));
        work.bring(some.subList(0, brought));
        work.handIn(some.subList(0, handedIn));
        work.earn(some.subList(0, earned));
        work.count();
    }

    private List<List<@Nullable Integer>> told() {
        SignedInPerson me = TestPeople.signedIn(coach, work.district());
        return cohorts.of(me).table().rows().stream()
                .map(InsightTable.Row::values)
                .map(row -> row.stream()
                        .map(each -> each == null ? null : each.intValue())
                        .toList())
                .toList();
    }

    private static List<@Nullable Integer> row(@Nullable Integer... reached) {
        return Arrays.asList(reached);
    }
}
