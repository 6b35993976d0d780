package org.waymark.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;

import java.io.UnsupportedEncodingException;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.waymark.TestClock;
import org.waymark.insights.counting.Figures;
import org.waymark.insights.counting.Summaries;
import org.waymark.insights.overview.Insights;
import org.waymark.insights.tables.InsightTable;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.people.Role;
import org.waymark.people.TestPeople;

/** Scenarios that are each lived through once; others who share the context find neither their clock nor what is due. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class LivedScenarios {

    @Autowired
    ApplicationContext context;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestClock clock;

    @Autowired
    MockMvcTester mvc;

    private final Map<Scenario, TestScenarios.Lived> lived = new EnumMap<>(Scenario.class);
    private final Map<Scenario, PersonId> leads = new EnumMap<>(Scenario.class);
    private Set<String> jobsBefore;

    @BeforeAll
    void rememberJobs() {
        jobsBefore = new HashSet<>(jobs());
    }

    @AfterAll
    void leave() {
        clock.reset();
        jobs().stream()
                .filter(job -> !jobsBefore.contains(job))
                .forEach(job -> jdbc.sql("delete from scheduled_tasks where task_instance = ?")
                        .param(job)
                        .update());
    }

    private List<String> jobs() {
        return jdbc.sql("select task_instance from scheduled_tasks")
                .query(String.class)
                .list();
    }

    TestScenarios.Lived lived(Scenario scenario) {
        return lived.computeIfAbsent(scenario, each -> TestScenarios.live(each, context));
    }

    Figures figures(Scenario scenario) {
        return context.getBean(Summaries.class).of(lived(scenario).district()).orElseThrow();
    }

    /** The sums that were told, as the database has them. */
    void requireSums(Scenario scenario) {
        assertThat(count("award where revoked_at is null and district_id = ?", scenario))
                .as("awards")
                .isEqualTo(scenario.awards());
        assertThat(count("(select distinct earner_id from award where district_id = ?)", scenario))
                .as("earners")
                .isEqualTo(scenario.work().awards().size());
        assertThat(count("submission where submitted_at is not null and district_id = ?", scenario))
                .as("attempts")
                .isEqualTo(scenario.submissions());
        assertThat(count("review where recorded_at is not null and district_id = ?", scenario))
                .as("reviews")
                .isEqualTo(2 * scenario.submissions());
        assertThat(count("programme_member where ended_at is null and district_id = ?", scenario))
                .as("members")
                .isEqualTo(scenario.members());
    }

    /** The operator's API says the same. */
    void requireSummary(Scenario scenario, long entitlements, long cents) {
        assertThat(mvc.get()
                        .uri("/api/insights/summary?district=" + lived(scenario).district())
                        .header("Authorization", "Bearer an-admin-token-for-tests"))
                .hasStatusOk()
                .bodyJson()
                .isStrictlyEqualTo("""
                        {"joined": %d, "earners": %d, "awards": %d, "submissions": %d, "entitlements": %d,
                         "entitlementCents": %d}
                        """.formatted(
                                scenario.members(),
                                scenario.work().awards().size(),
                                scenario.awards(),
                                scenario.submissions(),
                                entitlements,
                                cents));
    }

    InsightTable table(Scenario scenario, String name) {
        return Objects.requireNonNull(context.getBean(Insights.class)
                .tables(lived(scenario).district())
                .get(name));
    }

    /** How many reached each stage, as leads are shown it. */
    String shownWay(Scenario scenario) {
        return table(scenario, "funnel").rows().stream()
                .map(row -> shown(row.value(0)))
                .collect(Collectors.joining(" "));
    }

    /** The reasons that are shown with people and percent; null where none is. */
    @Nullable
    String shownReasons(Scenario scenario) {
        String shown = table(scenario, "barriers").rows().stream()
                .filter(row -> row.value(0) != null && row.value(0) > 0)
                .map(row -> Objects.requireNonNull(row.key()).substring("insights.barrier.".length()) + " "
                        + shown(row.value(0)) + " " + shown(row.value(1)) + "%")
                .collect(Collectors.joining(", "));
        return shown.isEmpty() ? null : shown;
    }

    /** A table as leads are shown it, row after row. */
    List<String> shownRows(Scenario scenario, String name) {
        return table(scenario, name).rows().stream()
                .map(row -> Objects.requireNonNullElse(row.text(), row.key()) + " "
                        + row.values().stream().map(LivedScenarios::shown).collect(Collectors.joining(" ")))
                .toList();
    }

    /** A page as a lead of the district opens it. */
    String page(Scenario scenario, String path) throws UnsupportedEncodingException {
        DistrictId district = lived(scenario).district();
        PersonId lead = leads.computeIfAbsent(
                scenario, any -> context.getBean(TestPeople.class).person(district, "Lena Lead", Role.LEAD));
        MvcTestResult answer = mvc.get()
                .uri(path)
                .with(authentication(TestPeople.as(lead, district)))
                .exchange();
        assertThat(answer).hasStatusOk();
        return answer.getResponse().getContentAsString();
    }

    static String shown(@Nullable Double value) {
        return value == null ? "-" : String.valueOf(Math.round(value));
    }

    int count(String from, Scenario scenario) {
        return jdbc.sql("select count(*) from " + from)
                .param(lived(scenario).district().id())
                .query(Integer.class)
                .single();
    }
}
