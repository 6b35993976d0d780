package org.waymark.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.waymark.TestPorts;
import org.waymark.journeys.Waymark;

/**
 * What the pages of readers and of those who lead them cost in a district with 1,000 reviews and with 100,000: a reader's list,
 * who holds what, how far readers agree (counted once an hour, and so not by most who look), appeals. Run by {@code ./mvnw -Pbench verify -Dit.test=ReviewPagesBench}. Processor
 * time is that of the tool, and beside it that of the database's processes; on H2 the database is in the tool's.
 */
class ReviewPagesBench {

    /** Each is read by two. */
    private static final int[] WORKS = {500, 50_000};

    private static final int READERS = 20;

    /** Of all works so many are open at the most: what is open does not grow with what was ever read. */
    private static final int OPEN = 200;

    private static final int WARM_UP = Integer.getInteger("bench.warmup.pages", 1500);
    private static final int AGAIN = Integer.getInteger("bench.warmup.again", 100);
    private static final int MEASURED = Integer.getInteger("bench.pages", 200);

    /** With a hundred times as many, a page may cost so many times as much. */
    private static final double MAX_GROWTH = 2.0;

    private static final List<String> PAGES =
            List.of("/reviews", "/reviews/agreement", "/admin/reviews", "/admin/agreement", "/admin/appeals");

    @Test
    void aPageOnPostgresGrowsWithWhatIsOpenAndNotWithWhatWasRead() throws Exception {
        try (MeasuredPostgres postgres = new MeasuredPostgres()) {
            Measured measured = measure(postgres);
            print(measured);
            for (int page = 0; page < PAGES.size(); page++) {
                assertThat(measured.all(1, page) / measured.all(0, page))
                        .as("growth of " + PAGES.get(page) + " from 1,000 reviews to 100,000")
                        .isLessThanOrEqualTo(MAX_GROWTH);
            }
        }
    }

    /** Milliseconds of processor time, statements, and kilobytes of the heap that were taken, by how much there is and by page. */
    private record Measured(double[][] tool, double[][] database, double[][] statements, double[][] kilobytes) {
        double all(int size, int page) {
            return tool[size][page] + database[size][page];
        }
    }

    private static Measured measure(MeasuredPostgres postgres) throws Exception {
        try (Waymark waymark = Waymark.on(TestPorts.free())
                        .jvm(Image.JVM)
                        .with("MALLOC_ARENA_MAX", "2")
                        .with("WAYMARK_LTI_PRIVATE_HOSTS", "localhost,127.0.0.1")
                        .with("LOGGING_LEVEL_ROOT", "WARN")
                        .with("SPRING_DATASOURCE_URL", postgres.url())
                        .start("bench-reviews");
                PlatformStub platform = new PlatformStub(waymark);
                Connection sql = postgres.dataSource().getConnection()) {
            platform.register();
            PlatformStub.Reader session = platform.reader("user-1");
            platform.gives("LEAD", "user-1");
            platform.gives("REVIEWER", "user-1");
            people(sql);
            Measured measured = new Measured(
                    new double[WORKS.length][PAGES.size()],
                    new double[WORKS.length][PAGES.size()],
                    new double[WORKS.length][PAGES.size()],
                    new double[WORKS.length][PAGES.size()]);
            for (int size = 0; size < WORKS.length; size++) {
                fill(sql, size == 0 ? 0 : WORKS[size - 1], WORKS[size]);
                note(sql);
                for (int page = 0; page < PAGES.size(); page++) {
                    read(session, PAGES.get(page), size == 0 ? WARM_UP / PAGES.size() : AGAIN);
                }
                for (int page = 0; page < PAGES.size(); page++) {
                    read(session, PAGES.get(page), AGAIN);
                    Duration tool = ProcessUse.cpuOf(waymark.pid());
                    Duration beside = postgres.cpu();
                    long statements = postgres.statements();
                    double allocated = ProcessUse.allocatedKilobytes(waymark);
                    read(session, PAGES.get(page), MEASURED);
                    measured.tool()[size][page] = millis(ProcessUse.cpuOf(waymark.pid()), tool);
                    measured.database()[size][page] = millis(postgres.cpu(), beside);
                    measured.statements()[size][page] = (postgres.statements() - statements) / (double) MEASURED;
                    measured.kilobytes()[size][page] = (ProcessUse.allocatedKilobytes(waymark) - allocated) / MEASURED;
                }
            }
            return measured;
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

    /** Those who read besides the one who looks at the pages, and a thousand who earn. */
    private static void people(Connection sql) throws SQLException {
        run(
                sql,
                "create table bench_reader (n int primary key, id uuid)",
                "insert into bench_reader select 0, person_id from role_grant where role = 'REVIEWER'",
                "insert into person (id, version, district_id, issuer, sub, search_name, display_name, first_seen_at)"
                        + " select gen_random_uuid(), 0, (select id from district where name = 'Bench District'), 'bench', 'p-' || n, 'person ' || n,"
                        + " 'Person ' || n, now() from generate_series(1, 1100) n",
                "insert into bench_reader select substr(sub, 3)::int, id from person where issuer = 'bench' and"
                        + " substr(sub, 3)::int < " + READERS,
                "insert into role_grant (id, version, district_id, person_id, role, reason, given_at) select"
                        + " gen_random_uuid(), 0, (select id from district where name = 'Bench District'), id, 'REVIEWER', 'Trained', now()"
                        + " from bench_reader where n > 0",
                "create table bench_earner as select row_number() over (order by id) - 1 as n, id from person"
                        + " where issuer = 'bench' and substr(sub, 3)::int >= " + READERS,
                "create table bench_version as select row_number() over (order by v.id) - 1 as n, v.id, v.definition_id"
                        + " from definition_version v",
                "analyze");
    }

    /** Works with numbers from here on up to there; the last are open, all others were read over the last year. */
    private static void fill(Connection sql, int from, int to) throws SQLException {
        String levels = "case when random() < 0.8 then 'DEMONSTRATED' when random() < 0.6 then 'APPROACHING' else"
                + " 'NOT_YET' end";
        List<String> all = new ArrayList<>();
        if (from > 0) {
            // What was open is decided by now.
            all.add("update review set recorded_at = now() - interval '35 days' where recorded_at is null");
            all.add("update double_review set status = 'DECIDED', outcome = 'AWARDED', decision = '{\"criteria\":[]}',"
                    + " decided_at = now() - interval '35 days' where status = 'READING'");
        }
        all.add("create table bench_work as select n, gen_random_uuid() as id, gen_random_uuid() as submission,"
                + " now() - interval '36 days' - (n % 300) * interval '1 day' as at, n >= " + (to - OPEN) + " as open"
                + " from generate_series(" + from + ", " + (to - 1) + ") n");
        all.add("update bench_work set at = now() - (n % 12) * interval '1 day' where open");
        all.add("insert into double_review (id, version, district_id, submission_id, definition_id,"
                + " definition_version_id, earner_id, attempt_no, open_criteria, status, submitted_at, outcome,"
                + " decided_at, decision) select w.id, 0, (select id from district where name = 'Bench District'), w.submission, v.definition_id, v.id,"
                + " e.id, 1, '[\"C1\",\"C2\",\"C3\",\"C4\"]', case when w.open then 'READING' else 'DECIDED' end, w.at,"
                + " case when w.open then null else 'NOT_YET' end, case when w.open then null else w.at + interval"
                + " '4 days' end, case when w.open then null else '{\"criteria\":[]}'::jsonb end from bench_work w"
                + " join bench_earner e on e.n = w.n % 1000"
                + " join bench_version v on v.n = w.n % (select count(*) from bench_version)");
        for (int slot = 0; slot < 2; slot++) {
            all.add("insert into review (id, version, district_id, double_review_id, slot, reader_id, ratings,"
                    + " assigned_at, recorded_at, opened_at) select gen_random_uuid(), 0, (select id from district where name = 'Bench District'), w.id, '"
                    + (slot == 0 ? "FIRST" : "SECOND")
                    + "', r.id, '{\"byCriterion\":{}}', w.at, case when w.open then null"
                    + " else w.at + interval '3 days' end, w.at from bench_work w join bench_reader r on r.n = (w.n * 7 + "
                    + slot + " * (1 + w.n / 20 % 19)) % " + READERS);
        }
        all.add("insert into review_pair (double_review_id, criterion, district_id, definition_version_id, first_level,"
                + " second_level, read_at) select w.id, 'C' || c, (select id from district where name = 'Bench District'), d.definition_version_id, "
                + levels + ", " + levels + ", w.at + interval '3 days' from bench_work w"
                + " join double_review d on d.id = w.id, generate_series(1, 4) c where not w.open");
        all.add("insert into appeal (id, version, district_id, submission_id, definition_id, definition_version_id,"
                + " earner_id, reasons, filed_at, due_on, status, ended_at) select gen_random_uuid(), 0, d.district_id,"
                + " d.submission_id, d.definition_id, d.definition_version_id, d.earner_id, 'Page two shows it',"
                + " w.at + interval '5 days', (w.at + interval '20 days')::date, case when w.n % 1000 < 50 and w.n >= "
                + (to - 1000) + " then 'OPEN' else 'UPHELD' end, case when w.n % 1000 < 50 and w.n >= " + (to - 1000)
                + " then null else w.at + interval '12 days' end from bench_work w join double_review d on d.id = w.id"
                + " where w.n % 20 = 0 and not w.open");
        all.add("drop table bench_work");
        all.add("analyze");
        run(sql, all.toArray(String[]::new));
    }

    /** What Waymark does each night about agreement, so that its pages count what is there now. */
    private static void note(Connection sql) throws SQLException, InterruptedException {
        String job = " from scheduled_tasks where task_name = 'review-follow-agreement'";
        try (Statement statement = sql.createStatement()) {
            statement.execute(
                    "update scheduled_tasks set execution_time = now() where task_name = 'review-follow-agreement'");
            boolean done = false;
            for (int waited = 0; !done && waited < 120; waited++) {
                Thread.sleep(1000);
                try (ResultSet row = statement.executeQuery("select not picked and execution_time > now()" + job)) {
                    done = row.next() && row.getBoolean(1);
                }
            }
            assertThat(done).as("agreement was noted").isTrue();
        }
    }

    private static void run(Connection sql, String... statements) throws SQLException {
        try (Statement statement = sql.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        }
    }

    private static void print(Measured measured) {
        System.out.printf(
                Locale.ROOT,
                "%nPostgreSQL, %d pages each, CPU ms per page: tool + database%n  %-22s %18s %18s %10s%n",
                MEASURED,
                "",
                "1,000 reviews",
                "100,000",
                "growth");
        for (int page = 0; page < PAGES.size(); page++) {
            System.out.printf(
                    Locale.ROOT,
                    "  %-22s %8.2f + %7.2f %8.2f + %7.2f %9.2fx, %.1f statements, %.0f kB of the heap%n",
                    PAGES.get(page),
                    measured.tool()[0][page],
                    measured.database()[0][page],
                    measured.tool()[1][page],
                    measured.database()[1][page],
                    measured.all(1, page) / measured.all(0, page),
                    measured.statements()[1][page],
                    measured.kilobytes()[1][page]);
        }
    }
}
