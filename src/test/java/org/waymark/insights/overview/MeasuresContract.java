package org.waymark.insights.overview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.waymark.insights.TestWork;
import org.waymark.insights.tables.InsightTable;
import org.waymark.insights.tables.Measure;
import org.waymark.people.PersonId;
import org.waymark.people.Role;
import org.waymark.people.TestPeople;
import org.waymark.recognition.EntitlementId;
import org.waymark.recognition.Entitlements;
import org.waymark.recognition.TestLedger;

/** Each measure has the value that its arithmetic says. */
abstract class MeasuresContract {

    @Autowired
    ApplicationContext context;

    @Autowired
    Insights insights;

    @Autowired
    Entitlements entitlements;

    @Autowired
    TestPeople people;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    private TestWork work;

    @BeforeEach
    void district() {
        work = new TestWork(context);
    }

    @Test
    void ofTenPromisedFiveWereConfirmedAfterTwelveDays() {
        TestLedger ledger = new TestLedger(work.district(), context);
        ledger.twoHundredEach("Pay for each", people.person(work.district(), "A lead", Role.LEAD));
        List<PersonId> members = work.members(10);
        members.forEach(member -> ledger.awarded(0, member));
        List<EntitlementId> all =
                members.stream().flatMap(member -> ledger.ids(member).stream()).toList();
        entitlements.approve(all, work.district(), people.person(work.district(), "Payroll", Role.PAYROLL));
        entitlements.export(UUID.randomUUID(), work.district(), LocalDate.parse("2100-01-01"));
        entitlements.confirm(all.subList(0, 5), work.district());
        jdbc.sql("update entitlement set promised_at = :at where district_id = :district")
                .param("at", ago(Duration.ofDays(12)))
                .param("district", work.district().id())
                .update();
        jdbc.sql("update entitlement set confirmed_at = :at where district_id = :district and confirmed_at is not null")
                .param("at", ago(Duration.ZERO))
                .param("district", work.district().id())
                .update();

        assertThat(seen().rewards())
                .containsExactly(
                        Fact.of("promised", Measure.COUNT, 10),
                        Fact.of("promised-cents", Measure.CENTS, 10 * 200_00),
                        Fact.of("delivered", Measure.PERCENT, 50),
                        Fact.of("latency", Measure.CALENDAR_DAYS, 12));
    }

    @ParameterizedTest
    @CsvSource({"78, 1.3, false", "79, 1.317, true"})
    void whatTakesMoreThanThirteenTenthsOfItsHoursIsNamed(int minutesAnHour, double ratio, boolean named) {
        List<PersonId> members = earnedLastMonth(6);
        int hours = work.credential().content().workload().contactHours();
        for (PersonId member : members) {
            for (int hour = 0; hour < hours; hour++) {
                noted(member, hour, minutesAnHour);
            }
        }

        Insights.Seen seen = seen();

        assertThat(seen.table("hours").rows()).singleElement().satisfies(row -> {
            assertThat(row.value(0)).isEqualTo(hours);
            assertThat(row.value(2)).isCloseTo(ratio, within(0.001));
        });
        assertThat(seen.tooLong()).hasSize(named ? 1 : 0);
    }

    @Test
    void aSchoolInWhichClearlyFewerEarnIsBehind() {
        List<PersonId> members = work.members(40);
        work.work(members.subList(0, 20), "North");
        work.work(members.subList(20, 40), "South");
        work.begin(members);
        work.handIn(members);
        work.earn(members.subList(0, 15));
        work.earn(members.subList(20, 25));

        assertThat(seen().gaps().get("schools"))
                .extracting(InsightTable.Row::text)
                .containsExactly("South");
    }

    @Test
    void adoptionSaysWhoHadEarnedByThen() {
        List<PersonId> members = work.members(20);
        work.work(members, "North");
        work.begin(members);
        work.handIn(members);
        work.earn(members.subList(0, 10));
        work.earned(members.subList(0, 5), Duration.ofDays(500));

        assertThat(seen().table("adoption").rows())
                .singleElement()
                .extracting(InsightTable.Row::values)
                .isEqualTo(List.of(20.0, 5.0, 5.0, 5.0, 5.0, 10.0));
    }

    @Test
    void aMonthSaysWhoBeganAndWhoOfThemEarned() {
        List<PersonId> members = work.members(30);
        work.begin(members.subList(0, 20));
        work.handIn(members.subList(0, 20));
        work.earn(members.subList(0, 10));

        assertThat(seen().table("months").rows())
                .singleElement()
                .extracting(InsightTable.Row::values)
                .isEqualTo(List.of(20.0, 10.0));
    }

    @Test
    void twoOfThreeWouldDoAnother() {
        List<PersonId> members = work.members(15);
        members.subList(0, 10).forEach(each -> work.answered(each, "AWARD", "YES", Duration.ofDays(40)));
        members.subList(10, 15).forEach(each -> work.answered(each, "AWARD", "NO", Duration.ofDays(40)));

        assertThat(seen().table("another").rows())
                .extracting(row -> row.key() + " " + row.value(0) + " " + Math.round(row.value(1)))
                .containsExactly(
                        "insights.another.YES 10.0 67", "insights.another.PERHAPS 0.0 0", "insights.another.NO 5.0 33");
    }

    @Test
    void halfOfDecisionsTakeTwoDaysAndNineOfTenSeven() {
        List<PersonId> members = work.members(20);
        work.begin(members);
        work.handIn(members);
        work.decided(members, 0);
        LocalDate monday = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)
                .minusDays(28)
                .with(DayOfWeek.MONDAY);
        decided(members.subList(0, 15), monday, monday.plusDays(2));
        decided(members.subList(15, 20), monday, monday.plusDays(9));

        assertThat(seen().reading())
                .contains(Fact.of("decision-median", Measure.DAYS, 2), Fact.of("decision-p90", Measure.DAYS, 7));
    }

    @Test
    void threeOfFourAreAwardedOnTheFirstAttempt() {
        List<PersonId> members = work.members(20);
        work.begin(members);
        work.handIn(members);
        work.earn(members.subList(0, 15));
        work.notYet(members.subList(15, 20));

        assertThat(seen().reading()).contains(Fact.of("first-attempt", Measure.PERCENT, 75));
    }

    @Test
    void halfOfAwardsTakeTwoAttempts() {
        List<PersonId> members = work.members(12);
        work.begin(members);
        work.handIn(members);
        work.earn(members);
        members.subList(0, 7)
                .forEach(member -> jdbc.sql(
                                "update submission set attempt_no = 2 where district_id = :district and earner_id = :person")
                        .param("district", work.district().id())
                        .param("person", member.id())
                        .update());

        assertThat(seen().reading()).contains(Fact.of("attempts", Measure.COUNT, 2));
    }

    @Test
    void aQuarterOfPreChecksComesBack() {
        List<PersonId> members = work.members(20);
        work.begin(members);
        work.handIn(members);
        members.subList(0, 5).forEach(member -> preChecked(member, "RETURNED"));
        members.subList(5, 20).forEach(member -> preChecked(member, "COMPLETE"));

        assertThat(seen().reading()).contains(Fact.of("incomplete", Measure.PERCENT, 25));
    }

    @ParameterizedTest
    @CsvSource({"20, 15, before-ENROLLED", "40, 30, before-EARNED"})
    void whereNobodyAnsweredTheStepAtWhichMostAreLostIsTheAdvice(int began, int handedIn, String advice) {
        List<PersonId> members = work.members(50);
        work.begin(members.subList(0, began));
        work.handIn(members.subList(0, handedIn));
        work.earn(members.subList(0, 10));

        assertThat(seen().advice()).containsExactly(advice);
    }

    private Insights.Seen seen() {
        work.count();
        return insights.seen(work.district()).orElseThrow();
    }

    private List<PersonId> earnedLastMonth(int count) {
        List<PersonId> members = work.members(count);
        work.begin(members);
        work.handIn(members);
        work.earn(members);
        jdbc.sql("update submission set decided_at = :at where district_id = :district")
                .param("at", ago(Duration.ofDays(40)))
                .param("district", work.district().id())
                .update();
        return members;
    }

    private void noted(PersonId person, int tap, int minutes) {
        jdbc.sql(
                        "insert into time_note (id, district_id, enrolment_id, tap, minutes) select :id, e.district_id, e.id, :tap,"
                                + " :minutes from enrolment e where e.district_id = :district and e.earner_id = :person")
                .param("id", UUID.randomUUID())
                .param("tap", tap)
                .param("minutes", minutes)
                .param("district", work.district().id())
                .param("person", person.id())
                .update();
    }

    private void preChecked(PersonId person, String outcome) {
        jdbc.sql("insert into pre_check (id, version, district_id, submission_id, asked_at, due_at, outcome, ended_at)"
                        + " select :id, 0, s.district_id, s.id, s.submitted_at, s.submitted_at, :outcome, s.submitted_at"
                        + " from submission s where s.district_id = :district and s.earner_id = :person")
                .param("id", UUID.randomUUID())
                .param("outcome", outcome)
                .param("district", work.district().id())
                .param("person", person.id())
                .update();
    }

    private void decided(List<PersonId> some, LocalDate from, LocalDate to) {
        jdbc.sql("update double_review set submitted_at = :from, decided_at = :to where district_id = :district"
                        + " and earner_id in (:some)")
                .param("from", from.atTime(16, 0).atOffset(ZoneOffset.UTC))
                .param("to", to.atTime(16, 0).atOffset(ZoneOffset.UTC))
                .param("district", work.district().id())
                .param("some", some.stream().map(PersonId::id).toList())
                .update();
    }

    private OffsetDateTime ago(Duration before) {
        return clock.instant().minus(before).atOffset(ZoneOffset.UTC);
    }
}
