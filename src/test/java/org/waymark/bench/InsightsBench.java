package org.waymark.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.waymark.TestPorts;
import org.waymark.journeys.Waymark;

/**
 * What the pages of leads cost in a district with 1,000, 10,000 and 100,000 earners of ten submissions each, how many
 * statements a page sends, and how long the counting takes that happens in the background. The smallest district is measured
 * again at the end, so that what the compiler learned meanwhile is seen. Run by
 * {@code ./mvnw -Pbench verify -Dit.test=InsightsBench}. Processor time is that of the tool and of the database's processes.
 */
class InsightsBench {

    private static final int MOST = Integer.getInteger("bench.earners", 100_000);
    private static final int[] EARNERS = {MOST / 100, MOST / 10, MOST, MOST / 100};
    private static final int LARGEST = 2;

    private static final int WARM_UP = Integer.getInteger("bench.warmup.pages", 1500);
    private static final int AGAIN = Integer.getInteger("bench.warmup.again", 100);
    private static final int MEASURED = Integer.getInteger("bench.pages", 200);

    /** With a hundred times as many, the first page may cost so many times as much. */
    private static final double MAX_GROWTH = 1.3;

    private static final String GOAL = "/goals/bench/progress";

    private static final List<String> PAGES = List.of(
            "/insights",
            "/insights/funnel",
            "/insights/schools",
            "/insights/barriers",
            "/insights/reviews",
            "/insights/hours",
            "/insights/goals",
            GOAL);

    private static final String DISTRICT = "(select id from district where name = 'Bench District')";

    @Test
    void theFirstPageDoesNotGrowWithWhatWasDone() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                .setServerConfig("shared_preload_libraries", "pg_stat_statements")
                .start()) {
            String url = postgres.getJdbcUrl("postgres", "postgres");
            double[][] costs = new double[EARNERS.length][PAGES.size()];
            long[][] statements = new long[EARNERS.length][PAGES.size()];
            long[] counting = new long[EARNERS.length];
            measure(url, postmaster(postgres), costs, statements, counting);
            print(costs, statements, counting);
            assertThat(costs[LARGEST][0] / Math.min(costs[0][0], costs[LARGEST + 1][0]))
                    .as("growth of the first page with a hundred times as many earners")
                    .isLessThanOrEqualTo(MAX_GROWTH);
            assertThat(statements[LARGEST]).isEqualTo(statements[0]);
        }
    }

    private static void measure(String url, long database, double[][] costs, long[][] statements, long[] counting)
            throws Exception {
        try (Waymark waymark = Waymark.on(TestPorts.free())
                        .jvm("-Xmx256m", "-XX:+UseSerialGC", "-Djava.awt.headless=true")
                        .with("WAYMARK_LTI_PRIVATE_HOSTS", "localhost,127.0.0.1")
                        .with("LOGGING_LEVEL_ROOT", "WARN")
                        .with("SPRING_DATASOURCE_URL", url)
                        .start("bench-insights");
                PlatformStub platform = new PlatformStub(waymark);
                Connection sql = DriverManager.getConnection(url)) {
            platform.register();
            PlatformStub.Reader session = platform.reader("user-1");
            platform.gives("LEAD", "user-1");
            programme(sql);
            for (int size = 0; size < EARNERS.length; size++) {
                if (size > LARGEST) {
                    empty(sql);
                }
                fill(sql, size == 0 || size > LARGEST ? 0 : EARNERS[size - 1], EARNERS[size]);
                counting[size] = count(sql);
                for (String page : PAGES) {
                    read(session, page, size == 0 ? WARM_UP / PAGES.size() : AGAIN);
                }
                for (int page = 0; page < PAGES.size(); page++) {
                    read(session, PAGES.get(page), AGAIN);
                    long before = sent(sql);
                    Duration tool = ProcessUse.cpuOf(waymark.pid());
                    Duration beside = ProcessUse.cpuOfFamily(database);
                    read(session, PAGES.get(page), MEASURED);
                    costs[size][page] = millis(ProcessUse.cpuOf(waymark.pid()), tool)
                            + millis(ProcessUse.cpuOfFamily(database), beside);
                    statements[size][page] = Math.round((sent(sql) - before) / (double) MEASURED);
                }
            }
        }
    }

    private static double millis(Duration after, Duration before) {
        return after.minus(before).toNanos() / 1e6 / MEASURED;
    }

    private static void read(PlatformStub.Reader reader, String path, int times) throws Exception {
        for (int i = 0; i < times; i++) {
            reader.page(path);
        }
    }

    private static long postmaster(EmbeddedPostgres postgres) throws SQLException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select pg_backend_pid()")) {
            row.next();
            return ProcessHandle.of(row.getLong(1))
                    .orElseThrow()
                    .parent()
                    .orElseThrow()
                    .pid();
        }
    }

    /** Forty schools and one programme. */
    private static void programme(Connection sql) throws SQLException {
        run(
                sql,
                "create extension pg_stat_statements",
                "insert into strategic_goal (id, version, district_id, code, title, why, begins_on, ends_on, owner,"
                        + " contribution, changed_at) values (gen_random_uuid(), 0, " + DISTRICT
                        + ", 'bench', 'All read', '', current_date - 300, current_date + 300, '', '', now())",
                "insert into strategic_goal_audience select id, 'EDUCATOR' from strategic_goal",
                "update definition_version set content = replace(content, '\"goals\":[]', '\"goals\":[\"bench\"]')",
                "insert into programme (id, version, district_id, name, why, support, incentive, measure, pilot, made_at)"
                        + " values (gen_random_uuid(), 0, " + DISTRICT + ", 'All', '', '', '', '', false, now())",
                "insert into staff_school select " + DISTRICT
                        + ", 'S' || n, 'School ' || n from generate_series(1, 40) n",
                "create table bench_version as select row_number() over (order by v.id) - 1 as n, v.id, v.definition_id"
                        + " from definition_version v");
    }

    /** Earners from here on up to there: each has as many enrolments as there are versions, and ten submissions in all. */
    private static void fill(Connection sql, int from, int to) throws SQLException {
        run(
                sql,
                "create table bench_new as select n, gen_random_uuid() as id from generate_series(" + from + ", "
                        + (to - 1) + ") n",
                "insert into person (id, version, district_id, issuer, sub, search_name, display_name, first_seen_at,"
                        + " sourcedid) select id, 0, " + DISTRICT
                        + ", 'bench', 'p-' || n, 'person ' || n, 'Person ' || n, now(), 'n-' || n from bench_new",
                "insert into staff_record (id, district_id, sourcedid, school_code, job, contract_group, given_at,"
                        + " changed_at) select gen_random_uuid(), " + DISTRICT
                        + ", 'n-' || n, 'S' || (1 + n % 40), 'Job ' || n % 5, 'Group ' || n % 3, now(), now() from bench_new",
                "insert into programme_member (programme_id, person_id, district_id, via, since, kept_out) select p.id,"
                        + " b.id, p.district_id, 'HAND', now() - interval '300 days', false from bench_new b, programme p",
                "create table bench_work as select b.n, b.id as person, v.definition_id, v.id as version, v.n as v,"
                        + " gen_random_uuid() as enrolment, now() - (b.n * 7 + v.n * 31) % 360 * interval '1 day' as at"
                        + " from bench_new b, bench_version v where v.n < 5",
                "insert into enrolment (id, version, district_id, earner_id, definition_id, definition_version_id,"
                        + " started_at) select enrolment, 0, " + DISTRICT
                        + ", person, definition_id, version, at from bench_work",
                "create table bench_attempt as select w.*, a.no, gen_random_uuid() as submission from bench_work w,"
                        + " generate_series(1, greatest(1, 10 / (select least(5, count(*)) from bench_version)::int)) a(no)",
                "insert into submission (id, version, district_id, enrolment_id, earner_id, definition_id,"
                        + " definition_version_id, attempt_no, status, met_before, met, started_at, changed_at, submitted_at,"
                        + " decided_at) select submission, 0, " + DISTRICT
                        + ", enrolment, person, definition_id, version, no, case when no = 2 and n % 3 > 0 then 'AWARDED'"
                        + " else 'NOT_YET' end, '[]', '[]', at + no * interval '5 days', at + no * interval '12 days',"
                        + " at + no * interval '8 days', at + no * interval '12 days' from bench_attempt",
                "insert into evidence_item (id, version, district_id, submission_id, requirement, kind, title, byte_count,"
                        + " criteria, added_at) select gen_random_uuid(), 0, " + DISTRICT
                        + ", submission, 'E1', 'TEXT', 'A note', 0, '[]', at from bench_attempt",
                "insert into award (id, version, district_id, earner_id, definition_id, definition_version_id,"
                        + " submission_id, subject, title, awarded_at, shared) select gen_random_uuid(), 0, " + DISTRICT
                        + ", person, definition_id, version, submission, gen_random_uuid(), 'An award', at + interval '22"
                        + " days', false from bench_attempt where no = 2 and n % 3 > 0",
                "insert into double_review (id, version, district_id, submission_id, definition_id, definition_version_id,"
                        + " earner_id, attempt_no, open_criteria, status, submitted_at, outcome, decided_at, decision) select"
                        + " gen_random_uuid(), 0, " + DISTRICT
                        + ", submission, definition_id, version, person, no, '[]', 'DECIDED', at + no * interval '8 days',"
                        + " 'NOT_YET', at + no * interval '12 days', '{}' from bench_attempt",
                "insert into review (id, version, district_id, double_review_id, slot, reader_id, ratings, assigned_at,"
                        + " recorded_at) select gen_random_uuid(), 0, " + DISTRICT
                        + ", d.id, s.slot, gen_random_uuid(), '{}', d.submitted_at, d.decided_at from double_review d"
                        + " join bench_attempt a on a.submission = d.submission_id, (values ('FIRST'), ('SECOND')) s(slot)",
                "drop table bench_new, bench_work, bench_attempt",
                "analyze");
    }

    /** Takes away whoever earned anything. */
    private static void empty(Connection sql) throws SQLException {
        run(
                sql,
                "truncate review, double_review, evidence_item, award, submission, enrolment, programme_member, staff_record"
                        + " cascade",
                "delete from person where issuer = 'bench'");
    }

    /** Has the district counted, and answers how many milliseconds that took. */
    private static long count(Connection sql) throws SQLException, InterruptedException {
        try (Statement statement = sql.createStatement()) {
            statement.execute("delete from insight_summary");
            statement.execute("delete from goal_summary");
            statement.execute("update scheduled_tasks set execution_time = now()"
                    + " where task_name in ('insights-count', 'goals-count') and not picked");
            for (int waited = 0; waited < 600; waited++) {
                Thread.sleep(1000);
                try (ResultSet row = statement.executeQuery(
                        "select i.took_millis from insight_summary i join goal_summary g on g.district_id = i.district_id"
                                + " where i.district_id = " + DISTRICT)) {
                    if (row.next()) {
                        return row.getLong(1);
                    }
                }
            }
        }
        throw new AssertionError("The district was not counted");
    }

    /** How many statements the tool has sent; those of its timetable are not for pages. */
    private static long sent(Connection sql) throws SQLException {
        try (Statement statement = sql.createStatement();
                ResultSet row = statement.executeQuery("select coalesce(sum(calls), 0) from pg_stat_statements"
                        + " where query not like '%scheduled_tasks%' and query not like '%pg_stat_statements%'")) {
            row.next();
            return row.getLong(1);
        }
    }

    private static void run(Connection sql, String... statements) throws SQLException {
        try (Statement statement = sql.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        }
    }

    private static void print(double[][] costs, long[][] statements, long[] counting) {
        System.out.printf(Locale.ROOT, "%nPostgreSQL, %d pages each, CPU ms per page (tool and database)%n", MEASURED);
        System.out.printf(
                Locale.ROOT,
                "  %-22s %,10d %,10d %,10d %8s %,10d %10s%n",
                "earners",
                EARNERS[0],
                EARNERS[1],
                EARNERS[2],
                "growth",
                EARNERS[3],
                "statements");
        for (int page = 0; page < PAGES.size(); page++) {
            System.out.printf(
                    Locale.ROOT,
                    "  %-22s %10.2f %10.2f %10.2f %7.2fx %10.2f %10d%n",
                    PAGES.get(page),
                    costs[0][page],
                    costs[1][page],
                    costs[2][page],
                    costs[2][page] / costs[0][page],
                    costs[3][page],
                    statements[2][page]);
        }
        System.out.printf(
                Locale.ROOT,
                "  counting in the background, ms: %d, %d, %d; again %d%n",
                counting[0],
                counting[1],
                counting[2],
                counting[3]);
    }
}
