package org.waymark.insights.goals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.waymark.insights.TestWork;
import org.waymark.people.DistrictId;
import org.waymark.people.Districts;
import org.waymark.people.PersonId;
import org.waymark.people.Role;
import org.waymark.people.TestPeople;
import org.waymark.people.earners.Audience;

/** What was done for a goal, and what people tell of it. */
abstract class GoalProgressContract {

    @Autowired
    ApplicationContext context;

    @Autowired
    GoalSummaries summaries;

    @Autowired
    TestPeople people;

    @Autowired
    Districts districts;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MockMvcTester web;

    private TestWork work;
    private String goal;
    private PersonId lead;

    @BeforeEach
    void goal() {
        work = new TestWork(context);
        goal = "READ";
        TestGoals.goal(goal, Set.of(Audience.EDUCATOR, Audience.PRINCIPAL), work.district(), context);
        TestGoals.serve(goal, work.district(), context);
        lead = people.person(work.district(), "A lead", Role.LEAD);
    }

    @Test
    void itsPagesOpenBeforeAnythingWasCounted() {
        for (String page : List.of("/goals/READ/progress", "/insights/goals", "/insights/goals/report")) {
            assertThat(file(page, lead)).as(page).isNotEmpty();
        }
    }

    @Test
    void aDistrictWithoutGoalsIsToldToWriteThem() {
        DistrictId other = people.district();
        PersonId lead = people.person(other, "Another lead", Role.LEAD);
        assertThat(web.get().uri("/insights/goals").with(authentication(TestPeople.as(lead, other))))
                .bodyText()
                .contains("Write your goals")
                .doesNotContain("Nothing was counted yet");
    }

    @Test
    void eachCriterionOfAnAwardIsAContribution() {
        earned(12);
        GoalFigures figures = summaries.of(goal, work.district()).orElseThrow();
        int criteria = work.credential().content().criteria().size();
        assertThat(figures.all()).isEqualTo(new GoalFigures.Tally(12, 12 * criteria));
    }

    @Test
    void anAwardThatWasTakenBackCountsNoMore() {
        earned(12);
        revokeAll();
        summaries.count(work.district());
        assertThat(summaries.of(goal, work.district()).orElseThrow().all()).isEqualTo(GoalFigures.Tally.NOTHING);
    }

    @Test
    void anAwardThatHasRunOutCountsNoMore() {
        earned(12);
        jdbc.sql("update award set valid_until = awarded_at where district_id = :district")
                .param("district", work.district().id())
                .update();
        summaries.count(work.district());
        assertThat(summaries.of(goal, work.district()).orElseThrow().all()).isEqualTo(GoalFigures.Tally.NOTHING);
    }

    @Test
    void fewerThanFiveAreHidden() {
        earned(4);
        assertThat(file("/goals/READ/progress/goal-months.csv", lead)).contains("\"" + month() + "\",\"\",\"\"");
    }

    @Test
    void numbersAreToTheNearestFive() {
        earned(12);
        assertThat(file("/goals/READ/progress/goal-months.csv", lead)).contains("\"" + month() + "\",\"10\",");
    }

    @Test
    void schoolsAreToTheNearestFiveToo() {
        List<PersonId> members = earned(25);
        work.work(members.subList(0, 13), "North");
        work.work(members.subList(13, 22), "South");
        work.work(members.subList(22, 25), "West");
        summaries.count(work.district());
        assertThat(file("/goals/READ/progress/goal-schools.csv", lead))
                .contains("\"North\",\"15\"")
                .contains("\"South\",\"10\"")
                .contains("\"West\",\"\",\"\"");
    }

    @Test
    void schoolsAreForLeadsOnly() {
        PersonId teacher = earned(12).get(0);
        assertThat(get("/goals/READ/progress/goal-schools.csv", teacher).getStatus())
                .isEqualTo(404);
        assertThat(get("/goals/READ/progress", teacher).getStatus()).isEqualTo(200);
    }

    @Test
    void whomNothingServesYetIsSaidToLeads() {
        earned(12);
        assertThat(file("/insights/goals", lead)).contains("No micro-credential serves this goal for principals yet.");
    }

    @Test
    void everyPageOpens() {
        earned(12);
        for (String page : List.of("/goals/READ/progress", "/insights/goals", "/insights/goals/report")) {
            assertThat(file(page, lead)).as(page).contains("As of").contains("about 10");
        }
        assertThat(file("/insights/goals.csv", lead)).contains("\"Goal READ\",\"10\"");
    }

    @Test
    void theReportSaysWhoseItIs() {
        assertThat(file("/insights/goals/report", lead))
                .contains(districts.card(work.district()).name());
    }

    @Test
    void oneCriterionIsShownByMonthAndSchool() {
        earned(12);
        String key = summaries
                .of(goal, work.district())
                .orElseThrow()
                .criteria()
                .get(0)
                .key();
        assertThat(file("/goals/READ/progress?criterion=" + key, lead))
                .contains("This criterion by month")
                .contains("This criterion by school");
    }

    @Test
    void aStoryIsReadByOthers() {
        List<PersonId> members = earned(12);
        assertThat(tell(members.get(0), "They ask each other now.", "consent", "yes", "signed", "yes"))
                .isEqualTo(302);
        assertThat(file("/goals/READ/progress", members.get(1)))
                .contains("They ask each other now.")
                .contains("Member 0");
    }

    @Test
    void withoutConsentNothingIsKept() {
        PersonId writer = earned(12).get(0);
        assertThat(tell(writer, "They ask each other now.")).isEqualTo(422);
        assertThat(stories()).isZero();
    }

    @Test
    void aLikelyNameIsLookedAtFirst() {
        PersonId writer = earned(12).get(0);
        assertThat(tell(writer, "Now Olivia reads aloud.", "consent", "yes")).isEqualTo(422);
        assertThat(tell(writer, "Now Olivia reads aloud.", "consent", "yes", "noChild", "yes"))
                .isEqualTo(302);
    }

    @Test
    void tooMuchIsRefused() {
        PersonId writer = earned(12).get(0);
        assertThat(tell(writer, "a".repeat(1501), "consent", "yes")).isEqualTo(422);
        assertThat(tell(writer, "a".repeat(1500), "consent", "yes")).isEqualTo(302);
    }

    @Test
    void whoHasNoAwardTellsNothing() {
        earned(12);
        PersonId other = people.person(work.district(), "Another");
        assertThat(tell(other, "Mine", "consent", "yes")).isEqualTo(404);
    }

    @Test
    void withoutANameNothingSaysWhichAwardOrInTheAuditWhichGoal() {
        List<PersonId> members = earned(12);
        jdbc.sql("update award set title = 'Number Talks' where district_id = :district and earner_id = :writer")
                .param("district", work.district().id())
                .param("writer", members.get(0).id())
                .update();
        tell(members.get(0), "They ask each other now.", "consent", "yes");
        assertThat(file("/goals/READ/progress", lead))
                .contains("They ask each other now.")
                .doesNotContain("Number Talks");
        assertThat(jdbc.sql("select subject from audit_entry where district = :district"
                                + " and verb = 'goal-story-told'")
                        .param("district", work.district().id())
                        .query(String.class)
                        .single())
                .isEmpty();
    }

    @Test
    void withoutANameItWaitsUntilFiveContributed() {
        List<PersonId> members = earned(4);
        tell(members.get(0), "They ask each other now.", "consent", "yes");
        assertThat(file("/goals/READ/progress", lead)).doesNotContain("They ask each other now.");
    }

    @Test
    void aStoryGoesWithItsAward() {
        List<PersonId> members = earned(12);
        tell(members.get(0), "They ask each other now.", "consent", "yes");
        revokeAll();
        assertThat(file("/goals/READ/progress", lead)).doesNotContain("They ask each other now.");
    }

    @Test
    void whatALeadHidesOnlyItsWriterAndLeadsRead() {
        List<PersonId> members = earned(12);
        tell(members.get(0), "They ask each other now.", "consent", "yes");
        String id = jdbc.sql("select id from goal_story where district_id = :district")
                .param("district", work.district().id())
                .query(java.util.UUID.class)
                .single()
                .toString();
        assertThat(post(lead, "/insights/stories/" + id + "/hide", "edition", "0"))
                .isEqualTo(422);
        assertThat(post(lead, "/insights/stories/" + id + "/hide", "why", "Too near", "edition", "7"))
                .isEqualTo(409);
        assertThat(post(lead, "/insights/stories/" + id + "/hide", "why", "Too near", "edition", "0"))
                .isEqualTo(302);
        assertThat(file("/goals/READ/progress", members.get(1))).doesNotContain("They ask each other now.");
        assertThat(file("/goals/READ/story", members.get(0))).contains("Too near");
        assertThat(file("/goals/READ/progress", lead)).contains("Too near");
    }

    @Test
    void itsWriterWithdrawsIt() {
        PersonId writer = earned(12).get(0);
        tell(writer, "They ask each other now.", "consent", "yes");
        assertThat(post(writer, "/goals/READ/story/withdraw")).isEqualTo(302);
        assertThat(stories()).isZero();
    }

    final List<PersonId> earned(int count) {
        List<PersonId> members = work.members(count);
        work.begin(members);
        work.handIn(members);
        work.earn(members);
        summaries.count(work.district());
        return members;
    }

    final TestWork work() {
        return work;
    }

    final PersonId lead() {
        return lead;
    }

    private void revokeAll() {
        jdbc.sql("update award set revoked_at = awarded_at, revoked_why = 'x', revoked_for = 'OTHER'"
                        + " where district_id = :district")
                .param("district", work.district().id())
                .update();
    }

    private long stories() {
        return jdbc.sql("select count(*) from goal_story where district_id = :district")
                .param("district", work.district().id())
                .query(Long.class)
                .single();
    }

    private String month() {
        return summaries.of(goal, work.district()).orElseThrow().months().firstKey();
    }

    private int tell(PersonId writer, String words, String... more) {
        String[] fields = new String[more.length + 2];
        fields[0] = "words";
        fields[1] = words;
        System.arraycopy(more, 0, fields, 2, more.length);
        return post(writer, "/goals/READ/story", fields);
    }

    private int post(PersonId who, String path, String... fields) {
        var request = web.post().uri(path).with(csrf()).with(authentication(TestPeople.as(who, work.district())));
        for (int i = 0; i < fields.length; i += 2) {
            request = request.param(fields[i], fields[i + 1]);
        }
        return request.exchange().getResponse().getStatus();
    }

    final MockHttpServletResponse get(String path, PersonId who) {
        return web.get()
                .uri(path)
                .with(authentication(TestPeople.as(who, work.district())))
                .exchange()
                .getResponse();
    }

    private String file(String path, PersonId who) {
        return new String(get(path, who).getContentAsByteArray(), StandardCharsets.UTF_8);
    }
}
