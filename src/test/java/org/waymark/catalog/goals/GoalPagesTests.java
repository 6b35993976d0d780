package org.waymark.catalog.goals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.Authentication;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;
import org.waymark.OnH2;
import org.waymark.TestDatabases;
import org.waymark.audit.AuditLog;
import org.waymark.catalog.About;
import org.waymark.catalog.Criterion;
import org.waymark.catalog.DefinitionContent;
import org.waymark.catalog.Definitions;
import org.waymark.catalog.RubricLevel;
import org.waymark.catalog.Stage;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.people.Role;
import org.waymark.people.TestPeople;
import org.waymark.people.earners.Audience;
import org.waymark.people.earners.Audiences;

@OnH2
class GoalPagesTests {

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MockMvcTester web;

    @Autowired
    TestPeople people;

    @Autowired
    Goals goals;

    @Autowired
    Definitions definitions;

    @Autowired
    Audiences audiences;

    @Autowired
    AuditLog audit;

    @Autowired
    SessionFactory sessions;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    EntityManager entities;

    DistrictId district;
    PersonId jordan;
    PersonId leader;
    Authentication teacher;
    Authentication lead;

    @BeforeEach
    void people() {
        district = people.district();
        jordan = people.person(district, "Jordan");
        leader = people.person(district, "Lee", Role.LEAD);
        teacher = TestPeople.as(jordan, district);
        lead = TestPeople.as(leader, district);
    }

    @Test
    void sayHowIMayContributeByAWholeAndByACriterion() {
        put("READ", Audience.EDUCATOR);
        publish("By whole", Set.of(Audience.EDUCATOR), List.of("READ"), List.of(), Stage.LIVE);
        publish("By criterion", Set.of(Audience.EDUCATOR), List.of(), List.of("read"), Stage.LIVE);
        publish("By nothing", Set.of(Audience.EDUCATOR), List.of("MATH"), List.of(), Stage.LIVE);
        publish("In a pilot", Set.of(Audience.EDUCATOR), List.of("READ"), List.of(), Stage.PILOT);
        publish("For principals", Set.of(Audience.PRINCIPAL), List.of("READ"), List.of(), Stage.LIVE);
        assertThat(get("/goals/READ", teacher))
                .hasStatusOk()
                .bodyText()
                .contains("By whole", "By criterion", "Talks", "about 7 hours", "href=\"/credentials/by-whole\"")
                .doesNotContain("By nothing", "In a pilot", "For principals");
    }

    @Test
    void areReadByThoseWhomTheyAddress() {
        put("READ", Audience.PRINCIPAL);
        assertThat(get("/goals/READ", teacher)).hasStatus(404);
        assertThat(get("/goals", teacher)).bodyText().doesNotContain("Every child reads");
        audiences.give(jordan, district, Audience.PRINCIPAL, "operator", "Leads a school");
        assertThat(get("/goals/READ", teacher)).hasStatusOk();
        assertThat(get("/goals", teacher)).bodyText().contains("Every child reads");
    }

    @Test
    void stayInTheirDistrict() {
        put("READ", Audience.EDUCATOR);
        DistrictId elsewhere = people.district();
        Authentication far = TestPeople.as(people.person(elsewhere, "Far", Role.LEAD), elsewhere);
        assertThat(get("/goals/READ", far)).hasStatus(404);
        assertThat(get("/admin/goals/READ", far)).hasStatus(404);
        assertThat(get("/admin/goals", teacher)).hasStatus(404);
        assertThat(get("/admin/goals", TestPeople.asOperator())).hasStatus(404);
    }

    @Test
    void speakSpanish() {
        put("READ", Audience.EDUCATOR);
        Authentication spanish = TestPeople.as(TestPeople.signedIn(jordan, district, "es"));
        assertThat(get("/goals/READ", spanish))
                .bodyText()
                .contains("Cómo puede contribuir", "Office of literacy")
                .doesNotContain("??");
    }

    @Test
    void takeAsManyQueriesForTwoHundredAsForTwenty() {
        IntStream.range(0, 20).forEach(i -> put("G-" + i, Audience.EDUCATOR));
        long few = queries("/goals");
        IntStream.range(20, 200).forEach(i -> put("G-" + i, Audience.EDUCATOR));
        assertThat(queries("/goals")).isEqualTo(few).isLessThanOrEqualTo(6);
    }

    @Test
    void tellHowToContributeWithAsManyQueriesForTwoHundredMicroCredentials() {
        put("READ", Audience.EDUCATOR);
        IntStream.range(0, 20).forEach(this::publishOne);
        long few = queries("/goals/READ");
        IntStream.range(20, 200).forEach(this::publishOne);
        assertThat(queries("/goals/READ")).isEqualTo(few).isLessThanOrEqualTo(6);
    }

    @Test
    void areWrittenByALeadAndRecorded() {
        assertThat(post("/admin/goals/new", typed("READ"), lead)).hasStatus(302);
        Map<String, String> changed = typed("OTHER");
        changed.put("edition", "0");
        changed.put("title", "Every child reads by nine");
        assertThat(post("/admin/goals/READ", changed, lead)).hasStatus(302);
        assertThat(goals.of(district)).singleElement().satisfies(goal -> {
            assertThat(goal.code()).isEqualTo("READ");
            assertThat(goal.title()).isEqualTo("Every child reads by nine");
        });
        assertThat(audit.by(district.id(), List.of(leader.toString())))
                .extracting(AuditLog.Done::verb, AuditLog.Done::subject)
                .containsExactly(tuple("goal-made", "READ"), tuple("goal-changed", "READ"));
    }

    @Test
    void keepWhatWasTypedWhereSomethingIsWrong() {
        Map<String, String> typed = typed("READ 1");
        typed.put("ends", "2020-01-01");
        typed.put("owner", " ");
        typed.remove("audience");
        assertThat(post("/admin/goals/new", typed, lead))
                .hasStatus(422)
                .bodyText()
                .contains(
                        "Enter a code",
                        "Choose who can contribute",
                        "The last day is before the first",
                        "Say which office",
                        "value=\"Every child reads\"");
    }

    @Test
    void refuseACodeThatIsTaken() {
        put("READ", Audience.EDUCATOR);
        assertThat(post("/admin/goals/new", typed("READ"), lead)).hasStatus(422);
    }

    @Test
    void keepWhatWasTypedWhereSomebodyElseTakesTheCodeAtTheSameMoment() throws Exception {
        CountDownLatch taken = new CountDownLatch(1);
        Thread other = new Thread(() -> transaction.executeWithoutResult(status -> {
            put("READ", Audience.EDUCATOR);
            entities.flush();
            taken.countDown();
            TestDatabases.awaitSomebodyWaiting(jdbc);
        }));
        other.start();
        taken.await(5, TimeUnit.SECONDS);
        Map<String, String> mine = typed("READ");
        mine.put("title", "Mine & all");

        MvcTestResult late = post("/admin/goals/new", mine, lead);
        other.join();

        assertThat(late)
                .hasStatus(409)
                .bodyText()
                .contains("Somebody else has just taken this code", "value=\"Mine &amp; all\"");
    }

    @Test
    void loseNothingWhenTwoWriteAtOnce() {
        put("READ", Audience.EDUCATOR);
        Map<String, String> theirs = typed("READ");
        theirs.put("edition", "0");
        theirs.put("title", "Theirs");
        post("/admin/goals/READ", theirs, lead);
        Map<String, String> mine = typed("READ");
        mine.put("edition", "0");
        mine.put("title", "Mine");
        assertThat(post("/admin/goals/READ", mine, lead))
                .hasStatus(409)
                .bodyText()
                .contains("Theirs", "value=\"Mine\"", "name=\"edition\" value=\"1\"");
        mine.put("edition", "1");
        assertThat(post("/admin/goals/READ", mine, lead)).hasStatus(302);
        assertThat(goals.of(district)).extracting(GoalView::title).containsExactly("Mine");
    }

    @Test
    void escapeWhatALeadWrote() {
        GoalPlan plan = GoalsContract.plan("X");
        goals.put(
                new GoalPlan(
                        "X",
                        "<script>alert(1)</script>",
                        "<b>w</b>",
                        plan.audiences(),
                        plan.begins(),
                        plan.ends(),
                        "<i>o</i>",
                        "<u>c</u>"),
                district,
                "operator",
                "OPERATOR");
        assertThat(get("/goals/X", teacher))
                .bodyText()
                .doesNotContain("<script>alert", "<b>w</b>", "<i>o</i>", "<u>c</u>");
    }

    private void publishOne(int number) {
        publish("Credential " + number, Set.of(Audience.EDUCATOR), List.of("READ"), List.of(), Stage.LIVE);
    }

    private void publish(
            String title, Set<Audience> audience, List<String> goalsOfAll, List<String> goalsOfOne, Stage stage) {
        Map<RubricLevel, String> levels = new EnumMap<>(RubricLevel.class);
        for (RubricLevel level : RubricLevel.values()) {
            levels.put(level, "Means " + level);
        }
        definitions.publish(
                district,
                title,
                "1.0.0",
                new DefinitionContent(
                        title,
                        "Does it",
                        new DefinitionContent.KeyMethod("Way", "How"),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(new Criterion("C1", "Talks", List.of(), levels, goalsOfOne)),
                        List.of(),
                        new DefinitionContent.Workload(7, "2-3", "3", Map.of("write", 7.0)),
                        Map.of(),
                        new About(
                                "",
                                audience,
                                "en",
                                List.of(),
                                "",
                                List.of(),
                                List.of(),
                                2,
                                new About.Picture("SHIELD", "GREEN", "MARK", null),
                                goalsOfAll,
                                null)),
                stage);
    }

    private void put(String code, Audience audience) {
        goals.put(
                new GoalPlan(
                        code,
                        "Every child reads",
                        "Why",
                        Set.of(audience),
                        LocalDate.of(2026, 8, 1),
                        LocalDate.of(2090, 7, 31),
                        "Office of literacy",
                        "Counts"),
                district,
                "operator",
                "OPERATOR");
    }

    private static Map<String, String> typed(String code) {
        return new HashMap<>(Map.of(
                "code",
                code,
                "title",
                "Every child reads",
                "why",
                "Because",
                "audience",
                "EDUCATOR",
                "begins",
                "2026-08-01",
                "ends",
                "2027-07-31",
                "owner",
                "Office of literacy",
                "contribution",
                "A micro-credential on reading"));
    }

    private long queries(String path) {
        Statistics statistics = sessions.getStatistics();
        get(path, teacher);
        statistics.clear();
        assertThat(get(path, teacher)).hasStatusOk();
        return statistics.getPrepareStatementCount();
    }

    private MvcTestResult get(String address, Authentication who) {
        return web.get().uri(address).with(authentication(who)).exchange();
    }

    private MvcTestResult post(String address, Map<String, String> typed, Authentication who) {
        var request = web.post().uri(address).with(csrf()).with(authentication(who));
        typed.forEach(request::param);
        return request.exchange();
    }
}
