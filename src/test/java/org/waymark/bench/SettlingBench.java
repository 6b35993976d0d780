package org.waymark.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.waymark.TestPorts;
import org.waymark.journeys.Waymark;

/**
 * What it costs to compute every entitlement of a district, by two rules, for 1,000, 10,000 and 100,000 earners of ten awards
 * each: at first, when every row is new, and once more, when nothing changes. The tool has the same small memory each time.
 * Run by {@code ./mvnw -Pbench verify -Dit.test=SettlingBench}. Processor time is that of the tool and of the database's
 * processes.
 */
class SettlingBench {

    private static final int MOST = Integer.getInteger("bench.earners", 100_000);
    private static final int[] EARNERS = {MOST / 100, MOST / 10, MOST};

    /** With ten times as many earners, each may cost so many times as much. */
    private static final double MAX_GROWTH = 1.5;

    /** With ten times as many earners, the tool may hold so many times as much. */
    private static final double MAX_MEMORY_GROWTH = 1.3;

    /** Of the three awards that a year pays, and of two times five awards. */
    private static final int ROWS_OF_ONE = 5;

    private static final int WAITED_MINUTES = 60;

    private static final String DISTRICT = "(select id from district where name = 'Bench District')";

    private static final String EACH = """
            {"when":[{"is":"awards-counted","count":1,"each":true}],"who":{"schools":[],"contractGroups":[]},\
            "what":[{"is":"pay","cents":20000,"yearly":false}],\
            "limits":{"perYear":null,"lifetime":60000,"budget":null},"yearBegins":7,"paidFrom":null,"earlierToo":false}""";

    private static final String EVERY_FIVE = """
            {"when":[{"is":"awards-counted","count":5,"each":true}],"who":{"schools":[],"contractGroups":[]},\
            "what":[{"is":"time","hundredthsOfHours":400}],\
            "limits":{"perYear":null,"lifetime":null,"budget":null},"yearBegins":7,"paidFrom":null,"earlierToo":false}""";

    /** What a run took: CPU ms for each earner, seconds in all; at its quarters the memory of the tool in MB, and how many were done. */
    private record Took(double millis, long seconds, long[] megabytes, long[] done) {

        long most() {
            return Arrays.stream(megabytes).max().orElseThrow();
        }
    }

    @Test
    void anEarnerCostsTheSameHoweverManyThereAre() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.builder().start()) {
            String url = postgres.getJdbcUrl("postgres", "postgres");
            Took[] first = new Took[EARNERS.length];
            Took[] again = new Took[EARNERS.length];
            measure(url, postmaster(postgres), first, again);
            System.out.printf(Locale.ROOT, "%nPostgreSQL, ten awards each, two rules; CPU ms per earner%n");
            print("every row new", first);
            print("nothing changes", again);
            assertThat(again[EARNERS.length - 1].millis() / again[1].millis())
                    .as("growth of an earner's cost with ten times as many earners")
                    .isLessThanOrEqualTo(MAX_GROWTH);
            for (Took[] runs : List.of(first, again)) {
                Took largest = runs[EARNERS.length - 1];
                assertThat((double) largest.most() / runs[1].most())
                        .as("growth of the tool's memory with ten times as many earners")
                        .isLessThanOrEqualTo(MAX_MEMORY_GROWTH);
                assertThat(largest.done())
                        .as("how many are done, as people see it meanwhile")
                        .isSorted()
                        .doesNotHaveDuplicates()
                        .endsWith(MOST);
            }
        }
    }

    private static void measure(String url, long database, Took[] first, Took[] again) throws Exception {
        try (Waymark waymark = Waymark.on(TestPorts.free())
                        .jvm("-Xmx192m", "-XX:+UseSerialGC", "-Djava.awt.headless=true")
                        .with("WAYMARK_LTI_PRIVATE_HOSTS", "localhost,127.0.0.1")
                        .with("LOGGING_LEVEL_ROOT", "WARN")
                        .with("SPRING_DATASOURCE_URL", url)
                        // Else it waits two seconds after each batch for the next.
                        .with("DB_SCHEDULER_POLLING_INTERVAL", "50ms")
                        .start("bench-settling");
                PlatformStub platform = new PlatformStub(waymark);
                Connection sql = DriverManager.getConnection(url)) {
            platform.register();
            rule(sql, "Pay for each", EACH);
            rule(sql, "Time for every five", EVERY_FIVE);
            for (int size = 0; size < EARNERS.length; size++) {
                earners(sql, size == 0 ? 0 : EARNERS[size - 1], EARNERS[size]);
                first[size] = settle(sql, waymark, database, EARNERS[size] - (size == 0 ? 0 : EARNERS[size - 1]));
                assertThat(one(sql, "select count(*) from entitlement")).isEqualTo((long) ROWS_OF_ONE * EARNERS[size]);
                again[size] = settle(sql, waymark, database, EARNERS[size]);
                assertThat(one(sql, "select changed from settling_run order by begun_at desc limit 1"))
                        .isZero();
            }
        }
    }

    private static void rule(Connection sql, String name, String content) throws SQLException {
        run(
                sql,
                "insert into reward_rule (id, version, district_id, name, made_at) values (gen_random_uuid(), 0, "
                        + DISTRICT + ", '" + name + "', now())",
                "insert into reward_rule_version (id, district_id, rule_id, number, content, from_on, agreement,"
                        + " written_by_id, written_at) select gen_random_uuid(), district_id, id, 1, '" + content
                        + "', date '2020-07-01', '', gen_random_uuid(), now() from reward_rule where name = '" + name
                        + "'");
    }

    /** Earners from here on up to there, whose awards nobody has computed anything of. */
    private static void earners(Connection sql, int from, int to) throws SQLException {
        run(
                sql,
                "create table bench_new as select n, gen_random_uuid() as id from generate_series(" + from + ", "
                        + (to - 1) + ") n",
                "insert into person (id, version, district_id, issuer, sub, search_name, display_name, first_seen_at)"
                        + " select id, 0, " + DISTRICT
                        + ", 'bench', 'p-' || n, 'person ' || n, 'Person ' || n, now() from bench_new",
                "insert into award (id, version, district_id, earner_id, definition_id, definition_version_id,"
                        + " submission_id, subject, title, awarded_at, shared) select gen_random_uuid(), 0, " + DISTRICT
                        + ", b.id, md5('d' || d)::uuid, md5('v' || d)::uuid, gen_random_uuid(), gen_random_uuid(),"
                        + " 'An award', now() - (b.n % 40 + d * 31) * interval '1 day', false"
                        + " from bench_new b, generate_series(1, 10) d",
                "drop table bench_new",
                "vacuum analyze");
    }

    /** Has the nightly work run now, and waits for its end. */
    private static Took settle(Connection sql, Waymark waymark, long database, int earners) throws Exception {
        Duration tool = ProcessUse.cpuOf(waymark.pid());
        Duration beside = ProcessUse.cpuOfFamily(database);
        long begun = System.nanoTime();
        long runs = one(sql, "select count(*) from settling_run");
        run(
                sql,
                "update scheduled_tasks set execution_time = now()"
                        + " where task_name = 'recognition-settle-ledgers' and not picked");
        long[] megabytes = new long[4];
        long[] done = new long[4];
        for (int quarter = 0; quarter < 4; ) {
            if (System.nanoTime() - begun > Duration.ofMinutes(WAITED_MINUTES).toNanos()) {
                throw new AssertionError("The ledger was not settled");
            }
            Thread.sleep(500);
            if (one(sql, "select count(*) from settling_run") > runs
                    && one(
                                    sql,
                                    "select case when finished_at is null then 4 * done / (people + 1) else 4 end"
                                            + " from settling_run order by begun_at desc limit 1")
                            > quarter) {
                done[quarter] = one(sql, "select done from settling_run order by begun_at desc limit 1");
                megabytes[quarter++] = ProcessUse.residentMegabytes(waymark.pid(), "VmRSS");
            }
        }
        double millis = ProcessUse.cpuOf(waymark.pid()).minus(tool).toNanos() / 1e6
                + ProcessUse.cpuOfFamily(database).minus(beside).toNanos() / 1e6;
        return new Took(millis / earners, (System.nanoTime() - begun) / 1_000_000_000, megabytes, done);
    }

    private static long one(Connection sql, String question) throws SQLException {
        try (Statement statement = sql.createStatement();
                ResultSet row = statement.executeQuery(question)) {
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

    private static long postmaster(EmbeddedPostgres postgres) throws SQLException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection()) {
            return ProcessHandle.of(one(connection, "select pg_backend_pid()"))
                    .orElseThrow()
                    .parent()
                    .orElseThrow()
                    .pid();
        }
    }

    private static void print(String what, Took[] took) {
        for (int size = 0; size < EARNERS.length; size++) {
            System.out.printf(
                    Locale.ROOT,
                    "  %-16s %,8d earners %7.2f ms %6d s, memory at its quarters %s MB%n",
                    what,
                    EARNERS[size],
                    took[size].millis(),
                    took[size].seconds(),
                    Arrays.toString(took[size].megabytes()));
        }
    }
}
