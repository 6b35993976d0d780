package org.waymark.insights.overview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.waymark.insights.TestWork;
import org.waymark.insights.counting.Summaries;
import org.waymark.insights.tables.InsightTable;
import org.waymark.insights.tables.Measure;
import org.waymark.insights.tables.TableWords;
import org.waymark.people.PersonId;
import org.waymark.people.Role;
import org.waymark.people.TestPeople;

/** What leads see of a district. */
abstract class InsightsContract {

    @Autowired
    ApplicationContext context;

    @Autowired
    Insights insights;

    @Autowired
    TestPeople people;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MockMvcTester web;

    @Autowired
    TableWords words;

    private TestWork work;

    @BeforeEach
    void district() {
        work = new TestWork(context);
    }

    @Test
    void everybodyIsCountedAtEachStageTheyReached() {
        thirtyOfWhomTenEarned();
        assertThat(column("funnel", 0)).containsExactly(30.0, 25.0, 20.0, null, 15.0, 10.0);
    }

    @Test
    void whoEarnsItAnewIsCountedOnce() {
        List<PersonId> earned = thirtyOfWhomTenEarned();
        List<Double> before = column("funnel", 0);
        work.earnAnew(earned);
        work.count();
        assertThat(column("funnel", 0)).isEqualTo(before);
    }

    @Test
    void whoIsInNoProgrammeIsToldBesideTheWayOfMembers() {
        work.members(10);
        List<PersonId> others = Stream.of("One", "Two", "Three", "Four", "Five")
                .map(name -> people.person(work.district(), name))
                .toList();
        work.begin(others);
        work.handIn(others);
        work.earn(others);
        work.count();
        assertThat(column("funnel", 0)).containsExactly(10.0, null, null, null, null, 0.0);
        assertThat(insights.seen(work.district()).orElseThrow().facts())
                .contains(Fact.of("outside", Measure.PEOPLE, 5));
    }

    @Test
    void fewerThanFiveInNoProgrammeAreNotTold() {
        work.members(10);
        List<PersonId> others = Stream.of("One", "Two", "Three", "Four")
                .map(name -> people.person(work.district(), name))
                .toList();
        work.begin(others);
        work.handIn(others);
        work.earn(others);
        work.count();
        assertThat(insights.seen(work.district()).orElseThrow().facts())
                .contains(Fact.of("outside", Measure.PEOPLE, null));
    }

    @Test
    void ofWhatWasBegunAYearAgoItIsToldHowMuchWasEarnedInTime() {
        List<PersonId> members = work.members(20);
        work.begin(members);
        work.handIn(members);
        work.earn(members.subList(0, 15));
        work.began(members, Duration.ofDays(400));
        work.earned(members.subList(0, 5), Duration.ofDays(300));
        work.earned(members.subList(5, 15), Duration.ofDays(100));
        work.count();
        assertThat(insights.seen(work.district()).orElseThrow().reading())
                .contains(Fact.of("completed-180", Measure.PERCENT, 25), Fact.of("completed-365", Measure.PERCENT, 75));
    }

    @Test
    void whatIsEarnedAnewOrWasEarnedBeforeItWasBegunIsNotEarnedInTime() {
        List<PersonId> members = work.members(20);
        work.begin(members);
        work.handIn(members);
        work.earn(members.subList(0, 10));
        work.began(members, Duration.ofDays(400));
        work.earned(members.subList(0, 5), Duration.ofDays(300));
        work.earned(members.subList(5, 10), Duration.ofDays(450));
        work.earnAnew(members.subList(0, 10));
        work.count();
        assertThat(insights.seen(work.district()).orElseThrow().reading())
                .contains(Fact.of("completed-180", Measure.PERCENT, 25));
    }

    @Test
    void reasonsAreToldByOccasionOnceEnoughGaveThem() {
        List<PersonId> members = work.members(16);
        members.subList(0, 6).forEach(each -> work.answered(each, "VIEW_EXIT", "NO_TIME", Duration.ofDays(40)));
        members.subList(6, 12).forEach(each -> work.answered(each, "STALL", "NO_COACH", Duration.ofDays(40)));
        members.subList(12, 16).forEach(each -> work.answered(each, "LAPSE", "NO_TIME", Duration.ofDays(40)));
        work.count();
        Map<String, List<@Nullable Double>> rows = insights.tables(work.district()).get("occasions").rows().stream()
                .collect(Collectors.toMap(row -> row.key(), row -> row.values()));
        assertThat(rows.get("insights.barrier.NO_TIME")).containsExactly(5.0, null, null);
        assertThat(rows.get("insights.barrier.NO_COACH")).containsExactly(null, 5.0, null);
    }

    @Test
    void fewerThanFiveAreHidden() {
        List<PersonId> members = work.members(20);
        work.begin(members.subList(0, 8));
        work.bring(members.subList(0, 8));
        work.handIn(members.subList(0, 8));
        work.earn(members.subList(0, 3));
        work.count();
        assertThat(column("funnel", 0)).containsExactly(20.0, null, 8.0, null, null, null);
    }

    @Test
    void whatIsCountedStaysUntilItIsCountedAgain() {
        List<PersonId> members = work.members(12);
        work.count();
        work.begin(members.subList(0, 6));
        assertThat(column("funnel", 0).get(2)).isNull();
        work.count();
        assertThat(column("funnel", 0).get(2)).isEqualTo(6.0);
    }

    /** Twelve hold awards, which leads know; whether the thirteenth handed in is nobody's business. */
    @Test
    void whetherOneMoreHandedInChangesNoTableAtAll() {
        Map<String, InsightTable> before = twelveEarnedAndHandedIn(12);
        Map<String, InsightTable> after = twelveEarnedAndHandedIn(13);
        assertThat(after).isEqualTo(before);
    }

    private Map<String, InsightTable> twelveEarnedAndHandedIn(int handedIn) {
        TestWork one = new TestWork(context);
        List<PersonId> members = one.members(13);
        one.begin(members);
        one.bring(members);
        one.handIn(members.subList(0, handedIn));
        one.earn(members.subList(0, 12));
        one.count();
        return insights.tables(one.district());
    }

    @Test
    void ofAGroupOnlyMembersAndAwardsAreTold() {
        thirtyOfWhomTenEarned();
        for (String table : List.of("schools", "programmes", "cohorts", "jobs", "contracts")) {
            assertThat(insights.tables(work.district()).get(table).columns())
                    .as(table)
                    .extracting(InsightTable.Column::name)
                    .containsExactly("ELIGIBLE", "EARNED");
        }
    }

    @Test
    void ofACohortMembersAndAwardsAreToldToTheNearestFive() {
        List<PersonId> members = work.members(33);
        work.begin(members.subList(0, 20));
        work.handIn(members.subList(0, 15));
        work.earn(members.subList(0, 12));
        work.leaveCohort(members.subList(31, 33));
        work.count();
        assertThat(insights.tables(work.district()).get("cohorts").rows())
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.text()).startsWith("Early readers (");
                    assertThat(row.values()).containsExactly(30.0, 10.0);
                });
    }

    @Test
    void theOnlyMicroCredentialHidesWhatEverybodysNumbersHide() {
        List<PersonId> members = work.members(50);
        work.look(members.subList(0, 48));
        work.begin(members.subList(0, 20));
        work.bring(members.subList(0, 18));
        work.handIn(members.subList(0, 12));
        work.earn(members.subList(0, 10));
        work.count();
        assertThat(column("funnel", 0)).containsExactly(50.0, null, 20.0, null, null, 10.0);
        assertThat(insights.tables(work.district()).get("credentials").rows())
                .singleElement()
                .extracting(InsightTable.Row::values)
                .isEqualTo(java.util.Arrays.asList(null, 20.0, null, null, 10.0));
    }

    @Test
    void whoHandsInAloneMovesNoNumber() {
        List<PersonId> members = work.members(40);
        work.begin(members.subList(0, 25));
        work.handIn(members.subList(0, 12));
        work.earn(members.subList(0, 5));
        work.count();
        work.handIn(members.subList(12, 13));
        work.count();
        assertThat(column("funnel", 0).get(4)).isEqualTo(12.0);
        work.handIn(members.subList(13, 17));
        work.count();
        assertThat(column("funnel", 0).get(4)).isEqualTo(17.0);
    }

    @Test
    void howManyHandInAnewIsShownOfEnoughPeople() {
        List<PersonId> members = work.members(10);
        work.begin(members);
        work.handIn(members);
        work.notYet(members);
        members.subList(0, 5).forEach(each -> again(each, 2));
        work.count();
        assertThat(resubmitted()).isEqualTo(33.0);
    }

    @Test
    void howOftenOnePersonHandsInAnewIsNotShown() {
        List<PersonId> members = work.members(10);
        work.begin(members);
        work.handIn(members);
        work.notYet(members);
        for (int attempt = 2; attempt <= 7; attempt++) {
            again(members.get(0), attempt);
        }
        work.count();
        assertThat(resubmitted()).isNull();
    }

    @Test
    void howMuchGoesToAThirdReaderIsShownOfEnoughPeople() {
        List<PersonId> members = work.members(20);
        work.begin(members);
        work.handIn(members);
        work.decided(members, 5);
        work.count();
        assertThat(insights.seen(work.district()).orElseThrow().reading())
                .contains(Fact.of("third", Measure.PERCENT, 25));
    }

    private Double resubmitted() {
        return insights.seen(work.district()).orElseThrow().reading().stream()
                .filter(fact -> fact.name().equals("resubmitted"))
                .findFirst()
                .orElseThrow()
                .value();
    }

    private void again(PersonId person, int attempt) {
        jdbc.sql("insert into submission (id, version, district_id, enrolment_id, earner_id, definition_id,"
                        + " definition_version_id, attempt_no, status, met_before, met, started_at, changed_at,"
                        + " submitted_at, decided_at) select :id, 0, s.district_id, s.enrolment_id, s.earner_id,"
                        + " s.definition_id, s.definition_version_id, :attempt, 'NOT_YET', json '[]', json '[]',"
                        + " s.started_at, s.changed_at, s.submitted_at, s.decided_at from submission s"
                        + " where s.district_id = :district and s.earner_id = :person and s.attempt_no = 1")
                .param("id", UUID.randomUUID())
                .param("attempt", attempt)
                .param("district", work.district().id())
                .param("person", person.id())
                .update();
    }

    @Test
    void aSmallSchoolIsHiddenWithAnother() {
        List<PersonId> members = work.members(25);
        work.work(members.subList(0, 12), "North");
        work.work(members.subList(12, 22), "South");
        work.work(members.subList(22, 25), "West");
        work.count();
        InsightTable schools = insights.tables(work.district()).get("schools");
        assertThat(schools.rows().stream()
                        .map(row -> row.text() + " " + row.value(0))
                        .toList())
                .containsExactly("North 12.0", "South null", "West null");
    }

    @Test
    void aRevokedAwardCountsNoMore() {
        thirtyOfWhomTenEarned();
        jdbc.sql("update award set revoked_at = awarded_at, revoked_why = 'x', revoked_for = 'OTHER'"
                        + " where district_id = :district")
                .param("district", work.district().id())
                .update();
        work.count();
        assertThat(column("funnel", 0)).endsWith(15.0, 0.0);
    }

    @Test
    void reasonsArePeopleAndNotAnswers() {
        List<PersonId> members = work.members(12);
        Duration ago = Duration.ofDays(40);
        members.subList(0, 10).forEach(each -> work.answered(each, "VIEW_EXIT", "NOT_REQUIRED", ago));
        members.subList(0, 5).forEach(each -> work.answered(each, "STALL", "NOT_REQUIRED,NO_TIME", ago));
        work.count();
        InsightTable barriers = insights.tables(work.district()).get("barriers");
        assertThat(barriers.rows().stream()
                        .filter(row -> row.value(0) != null && row.value(0) > 0)
                        .map(row -> row.key() + " " + row.value(0) + " " + row.value(1))
                        .toList())
                .containsExactly("insights.barrier.NOT_REQUIRED 10.0 100.0", "insights.barrier.NO_TIME 5.0 50.0");
    }

    @Test
    void answersOfThisMonthWaitUntilItIsOver() {
        List<PersonId> members = work.members(10);
        members.forEach(each -> work.answered(each, "VIEW_EXIT", "NO_TIME", Duration.ZERO));
        work.count();
        assertThat(insights.seen(work.district()).orElseThrow().answered()).isEqualTo(0);
    }

    @Test
    void aNumberMovesByFiveNewAnswersOrNotAtAll() {
        List<PersonId> known = work.members(10);
        known.forEach(each -> work.answered(each, "VIEW_EXIT", "NO_COACH", Duration.ofDays(40)));
        List<PersonId> more = work.members(5);
        work.count();
        work.answered(more.get(0), "VIEW_EXIT", "NO_COACH", Duration.ofDays(40));
        more.subList(1, 5).forEach(each -> work.answered(each, "VIEW_EXIT", "NO_TIME", Duration.ofDays(40)));
        work.count();
        assertThat(said("NO_COACH")).isEqualTo(10.0);
        assertThat(said("NO_TIME")).isNull();
    }

    @Test
    void whatWasCountedOfAnswersStaysWhenOneIsErased() {
        List<PersonId> members = work.members(10);
        members.forEach(each -> work.answered(each, "VIEW_EXIT", "NO_COACH", Duration.ofDays(40)));
        work.count();
        jdbc.sql("delete from asked_question where district_id = :district and person_id = :person")
                .param("district", work.district().id())
                .param("person", members.get(0).id())
                .update();
        work.count();
        assertThat(said("NO_COACH")).isEqualTo(10.0);
    }

    @Test
    void whatCameBackAsIncompleteIsNotHandedIn() {
        List<PersonId> members = work.members(30);
        work.begin(members);
        work.handIn(members.subList(0, 25));
        work.earn(members.subList(0, 10));
        jdbc.sql("update submission set status = 'RETURNED_INCOMPLETE' where district_id = :district"
                        + " and earner_id in (:some)")
                .param("district", work.district().id())
                .param(
                        "some",
                        members.subList(15, 25).stream().map(PersonId::id).toList())
                .update();
        work.count();
        assertThat(column("funnel", 0).get(4)).isEqualTo(15.0);
    }

    @Test
    void anAwardThatHasRunOutCountsNoMore() {
        thirtyOfWhomTenEarned();
        jdbc.sql("update award set valid_until = awarded_at where district_id = :district")
                .param("district", work.district().id())
                .update();
        work.count();
        assertThat(column("funnel", 0)).endsWith(15.0, 0.0);
    }

    @Test
    void anEveningIsOnItsDayInTheZoneOfTheDistrict() {
        List<PersonId> members = work.members(1);
        work.begin(members);
        work.handIn(members);
        LocalDate monday = LocalDate.ofInstant(context.getBean(Clock.class).instant(), ZoneOffset.UTC)
                .minusDays(14)
                .with(DayOfWeek.MONDAY);
        jdbc.sql("update district set zone = 'America/New_York' where id = :district")
                .param("district", work.district().id())
                .update();
        jdbc.sql("update submission set started_at = :early, submitted_at = :late where district_id = :district")
                .param("early", monday.atTime(23, 30).atOffset(ZoneOffset.UTC))
                .param("late", monday.plusDays(1).atTime(1, 30).atOffset(ZoneOffset.UTC))
                .param("district", work.district().id())
                .update();
        work.count();
        assertThat(context.getBean(Summaries.class)
                        .of(work.district())
                        .orElseThrow()
                        .reading()
                        .hands()
                        .get("EARNER"))
                .isEqualTo(Map.of(0, 1));
    }

    @Test
    void whatMostSaidBecomesAdvice() {
        List<PersonId> members = work.members(10);
        members.forEach(each -> work.answered(each, "LAPSE", "NO_COACH", Duration.ofDays(40)));
        work.count();
        assertThat(insights.seen(work.district()).orElseThrow().advice()).containsExactly("NO_COACH");
    }

    @Test
    void theFirstAttemptRateIsHiddenWhereItTellsOfFew() {
        List<PersonId> members = work.members(12);
        work.begin(members);
        work.handIn(members);
        work.earn(members.subList(0, 9));
        work.notYet(members.subList(9, 12));
        work.count();
        assertThat(insights.seen(work.district()).orElseThrow().reading().get(2).value())
                .isNull();
    }

    @Test
    void eachTableIsAFileToo() {
        thirtyOfWhomTenEarned();
        assertThat(asLead("/insights/funnel.csv"))
                .contains("\"Stage\",\"People\",\"Of eligible\"")
                .contains("\"Earned\",\"10\",\"33.33\"");
    }

    @Test
    void aFileIsInTheAudit() {
        thirtyOfWhomTenEarned();
        asLead("/insights/credentials.csv");
        assertThat(jdbc.sql("select count(*) from audit_entry where district = :district"
                                + " and verb = 'insights-exported'")
                        .param("district", work.district().id())
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void everyPageOpens() {
        thirtyOfWhomTenEarned();
        for (String page : List.of("", "/funnel", "/schools", "/barriers", "/reviews", "/hours")) {
            assertThat(asLead("/insights" + page)).as(page).contains("As of").contains("<h1>");
        }
        assertThat(asLead("/insights")).contains("<svg class=\"bars\"");
    }

    @Test
    void whereNobodyAnsweredYetThePageSaysSoInsteadOfHidingNumbers() {
        thirtyOfWhomTenEarned();
        assertThat(asLead("/insights/barriers"))
                .contains("No answers to show yet")
                .doesNotContain("hidden");
    }

    @Test
    void oneDayIsADay() {
        assertThat(words.value(1.04, Measure.DAYS, false)).isEqualTo("1 day");
        assertThat(words.value(0.5, Measure.DAYS, false)).isEqualTo("0.5 days");
        assertThat(words.value(2.0, Measure.DAYS, false)).isEqualTo("2 days");
    }

    @Test
    void halfAPercentIsRoundedUp() {
        assertThat(words.value(62.5, Measure.PERCENT, false)).isEqualTo("63%");
        assertThat(words.value(37.5, Measure.PERCENT, false)).isEqualTo("38%");
    }

    @Test
    void moneyIsWrittenAsInTheLedger() {
        assertThat(words.value(50000.0, Measure.CENTS, false)).isEqualTo("$500");
        assertThat(words.value(50050.0, Measure.CENTS, false)).isEqualTo("$500.50");
    }

    @Test
    void aDistrictOfWhichNothingWasCountedSaysSo() {
        assertThat(asLead("/insights")).contains("Nothing was counted yet");
    }

    final List<PersonId> thirtyOfWhomTenEarned() {
        List<PersonId> members = work.members(30);
        work.look(members.subList(0, 25));
        work.begin(members.subList(0, 20));
        work.bring(members.subList(0, 20));
        work.handIn(members.subList(0, 15));
        work.earn(members.subList(0, 10));
        work.count();
        return members.subList(0, 10);
    }

    final TestWork work() {
        return work;
    }

    final String asLead(String path) {
        PersonId lead = people.person(work.district(), "A lead", Role.LEAD);
        return new String(
                web.get()
                        .uri(path)
                        .with(authentication(TestPeople.as(lead, work.district())))
                        .exchange()
                        .getResponse()
                        .getContentAsByteArray(),
                java.nio.charset.StandardCharsets.UTF_8);
    }

    private @Nullable Double said(String barrier) {
        return insights.tables(work.district()).get("barriers").rows().stream()
                .filter(row -> row.key().endsWith("." + barrier))
                .findFirst()
                .orElseThrow()
                .value(0);
    }

    private List<Double> column(String table, int column) {
        return insights.tables(work.district()).get(table).rows().stream()
                .map(row -> row.value(column))
                .toList();
    }
}
