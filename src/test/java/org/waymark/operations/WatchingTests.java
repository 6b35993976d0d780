package org.waymark.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.catalina.util.ServerInfo;
import org.h2.engine.Constants;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.SpringVersion;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.waymark.OnH2;
import org.waymark.TestClock;
import org.waymark.TestQueries;
import org.waymark.people.TestPeople;

/** What an operator and their programs see of the whole, and nobody else. */
@OnH2
class WatchingTests {

    private static final String ADMIN = "an-admin-token-for-tests";
    private static final String METRICS = "a-metrics-token-for-tests";

    /** Made by Prometheus itself of each target. */
    private static final Set<String> OF_PROMETHEUS = Set.of("up");

    private static final Pattern METRIC = Pattern.compile("\\b(waymark|hikaricp|jvm|process|system|dbscheduler)_\\w+");

    @Autowired
    MockMvcTester web;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestClock clock;

    @Autowired
    List<RecurringTask<?>> timetables;

    @AfterEach
    void leaveNothingToOthers() {
        jdbc.sql("delete from dead_job where work = 'no-such-work'").update();
        jdbc.sql("delete from scheduled_tasks where task_name like '%-timetable-of-tests'")
                .update();
        clock.reset();
    }

    @Test
    void figuresAreClosedToStrangers() {
        assertThat(web.get().uri("/actuator/prometheus")).hasStatus(401).hasHeader("WWW-Authenticate", "Bearer");
        assertThat(asked("/actuator/prometheus", "some-token-or-other-guessed")).hasStatus(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {ADMIN, METRICS})
    void figuresAreOpenToEitherToken(String token) {
        assertThat(asked("/actuator/prometheus", token)).hasStatusOk();
    }

    @Test
    void theTokenOfTheMetricsOpensNothingElse() {
        assertThat(asked("/actuator/sbom", METRICS)).hasStatus(404);
        assertThat(asked("/api/admin/tool-keys", METRICS)).hasStatus(401);
    }

    @Test
    void whatIsInItIsForTheOperator() {
        assertThat(web.get().uri("/actuator/sbom")).hasStatus(401);
        assertThat(asked("/actuator/sbom", ADMIN)).hasStatusOk();
    }

    /** The build puts it among the classes; a compiler alone does not. */
    @Test
    void whatIsInItNamesWhatRuns() {
        assumeThat(getClass().getResource("/META-INF/sbom/application.cdx.json"))
                .isNotNull();

        assertThat(asked("/actuator/sbom/application", ADMIN))
                .hasStatusOk()
                .bodyText()
                .contains(
                        "pkg:maven/org.apache.tomcat.embed/tomcat-embed-core@"
                                + ServerInfo.getServerNumber().replaceAll("\\.0$", "") + "?",
                        "pkg:maven/org.springframework/spring-webmvc@" + SpringVersion.getVersion() + "?",
                        "pkg:maven/com.h2database/h2@" + Constants.VERSION + "?");
        assertThat(asked("/actuator/sbom/application", METRICS)).hasStatus(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator/health/liveness", "/actuator/health/readiness"})
    void aProxyAsksWithoutAToken(String group) {
        assertThat(web.get().uri(group)).hasStatusOk().bodyText().contains("UP").doesNotContain("db");
    }

    @Test
    void detailsOfHealthAreForTheOperator() {
        giveUp();
        clock.advance(Duration.ofMinutes(2));

        assertThat(web.get().uri("/actuator/health")).bodyText().doesNotContain("components", "needs");
        assertThat(asked("/actuator/health", METRICS)).bodyText().doesNotContain("components", "needs");
        assertThat(asked("/actuator/health", ADMIN))
                .bodyJson()
                .extractingPath("$.components.needs.details.jobs-given-up")
                .asString()
                .contains("stopped", "send it again");
    }

    @Test
    void aStrangerWhoAsksForHealthHasNothingCounted() throws Exception {
        web.get().uri("/actuator/health").exchange();
        clock.advance(Duration.ofMinutes(2));

        assertThat(TestQueries.during(
                        jdbc, () -> web.get().uri("/actuator/health").exchange()))
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator/health/db", "/actuator/health/needs", "/actuator/health/open"})
    void thePartsOfHealthAreClosedToStrangers(String part) {
        assertThat(web.get().uri(part)).hasStatus(401);
        assertThat(asked(part, ADMIN)).hasStatusOk();
    }

    @Test
    void theOperatorsPageNamesWhatWaitsAndWhereToGo() {
        giveUp();

        assertThat(web.get().uri("/admin/today").with(authentication(TestPeople.asOperator())))
                .hasStatusOk()
                .bodyText()
                .contains("stopped", "href=\"/admin/jobs\"", "Mend what each of them names");
    }

    @Test
    void everyTimetableIsCountedByItsName() {
        assertThat(timetables).hasSizeGreaterThan(25);
        String scraped = scraped();
        assertThat(timetables)
                .extracting(RecurringTask::getName)
                .allSatisfy(name -> assertThat(scraped)
                        .contains("waymark_timetable_items_total{outcome=\"failed\",work=\"" + name + "\"}"));
    }

    /** Once is no reason: it comes again within minutes. */
    @Test
    void aTimetableThatFailsAgainAndAgainNeedsAPerson() {
        fails("a-timetable-of-tests", 2);
        assertThat(today()).doesNotContain("keeps failing");

        fails("zz-timetable-of-tests", 3);
        assertThat(today()).contains("One thing that is looked after by the clock keeps failing");
    }

    private String today() {
        try {
            return web.get()
                    .uri("/admin/today")
                    .with(authentication(TestPeople.asOperator()))
                    .exchange()
                    .getResponse()
                    .getContentAsString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void fails(String timetable, int times) {
        jdbc.sql("insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version,"
                        + " consecutive_failures) values (?, 'recurring', ?, false, 1, ?)")
                .params(timetable, OffsetDateTime.ofInstant(clock.instant().plusSeconds(60), ZoneOffset.UTC), times)
                .update();
    }

    @Test
    void oneScrapeCountsForTheNextMinute() throws Exception {
        asked("/actuator/prometheus", METRICS);

        assertThat(TestQueries.during(jdbc, () -> asked("/actuator/prometheus", METRICS)))
                .isZero();
    }

    @Test
    void aScrapeHasEveryMetricThatDashboardsAndAlertsAskFor() throws IOException {
        String scraped = scraped();
        Set<String> asked = METRIC.matcher(Files.readString(Path.of("docker/grafana/dashboards/waymark.json"))
                        + Files.readString(Path.of("docker/prometheus/alerts.yaml")))
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));
        asked.removeAll(OF_PROMETHEUS);

        assertThat(asked)
                .hasSizeGreaterThan(25)
                .allSatisfy(metric -> assertThat(scraped).containsPattern("(?m)^" + metric + "[ {]"));
    }

    @Test
    void everyFigureOfOursIsOnTheDashboardOrInAnAlert() throws IOException {
        String shown = Files.readString(Path.of("docker/grafana/dashboards/waymark.json"))
                + Files.readString(Path.of("docker/prometheus/alerts.yaml"));
        Set<String> ours = Pattern.compile("(?m)^(waymark_\\w+?)[ {]")
                .matcher(scraped())
                .results()
                .map(match -> match.group(1))
                .filter(name -> !name.endsWith("_max"))
                .collect(Collectors.toCollection(TreeSet::new));

        // Said by the needs, which are shown.
        ours.removeAll(Set.of("waymark_copies_suspected", "waymark_launches_refused_day"));
        assertThat(ours).allSatisfy(metric -> assertThat(shown).contains(metric));
    }

    @Test
    void labelsNameKindsAndNeverAnybody() {
        assertThat(Pattern.compile("(?m)^waymark_\\w+\\{([^}]*)\\}")
                        .matcher(scraped())
                        .results()
                        .flatMap(match -> Pattern.compile("(\\w+)=\"([^\"]*)\"")
                                .matcher(match.group(1))
                                .results()))
                .isNotEmpty()
                .allSatisfy(label -> {
                    assertThat(label.group(1))
                            .isIn("outcome", "reason", "work", "status", "trouble", "what", "door", "group", "le");
                    assertThat(label.group(2))
                            .matches("[a-z0-9._-]{1,60}|\\+Inf")
                            .doesNotContainPattern("[0-9a-f]{8}-");
                });
    }

    private String scraped() {
        try {
            return asked("/actuator/prometheus", METRICS).getResponse().getContentAsString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private MvcTestResult asked(String path, String token) {
        return web.get()
                .uri(path)
                .header("Authorization", "Bearer " + token)
                .with(request -> {
                    request.setRemoteAddr("10.9.9.9");
                    return request;
                })
                .exchange();
    }

    private void giveUp() {
        jdbc.sql("insert into dead_job (id, work, instance_key, data, why, given_up_at) values (?, ?, ?, ?, ?, ?)")
                .params(
                        UUID.randomUUID(),
                        "no-such-work",
                        "a",
                        "{}",
                        "For a test",
                        OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .update();
    }
}
