package org.waymark.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.boot.autoconfigure.Jackson3Serializer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.waymark.TestPorts;
import org.waymark.journeys.Waymark;

/**
 * What one score costs, and that all end right however bad a day the LMS has: 150 learners, two scores each, on
 * PostgreSQL. Run by {@code ./mvnw -Pbench verify -Dit.test=ScoreBench}. Launches make the gradebook lines; the scores are
 * put on their way by SQL, as a decision would leave them, so that only sending is measured.
 */
class ScoreBench {

    private static final int USERS = Integer.getInteger("bench.users", 150);
    private static final int SCORES = 2 * USERS;
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private static final String SUBMISSIONS = """
            with enrolled as (
                insert into enrolment (id, version, district_id, earner_id, definition_id, definition_version_id,
                    started_at)
                select gen_random_uuid(), 0, e.district_id, e.person_id, e.definition_id,
                    (select v.id from definition_version v where v.definition_id = e.definition_id
                        order by v.id desc limit 1), now() - interval '3 days'
                from gradebook_entry e where e.sub like ?
                returning *)
            insert into submission (id, version, district_id, enrolment_id, earner_id, definition_id,
                definition_version_id, attempt_no, status, met_before, met, started_at, changed_at, submitted_at)
            select gen_random_uuid(), 0, district_id, id, earner_id, definition_id, definition_version_id, 1,
                'SUBMITTED', '[]', '[]', started_at, now(), now() - interval '1 hour' from enrolled
            """;

    private static final String PUBLICATIONS = """
            insert into score_publication (id, version, district_id, entry_id, submission_id, kind, status, attempts,
                score_at, queued_at)
            select gen_random_uuid(), 0, e.district_id, e.id, s.id, ?, 'QUEUED', 0, now(), now()
            from gradebook_entry e join submission s on s.earner_id = e.person_id and s.definition_id = e.definition_id
            where e.sub like ?
            returning id, district_id
            """;

    private static final String NOT_YET_SENT = """
            select count(*) from score_publication p join gradebook_entry e on e.id = p.entry_id
            where e.sub like ? and p.status = 'QUEUED'
            """;

    private static final String LEFT = """
            select count(*) + (select count(*) from scheduled_tasks where task_instance like 'grade-read-back%')
            from score_publication p join gradebook_entry e on e.id = p.entry_id
            where e.sub like ? and p.status = 'QUEUED'
            """;

    private static final String NOT_SENT = """
            select coalesce(string_agg(concat_ws(' ', e.sub, p.kind, p.status, p.refusal, p.answer), ', '), '') from score_publication p join gradebook_entry e on e.id = p.entry_id
            where e.sub like ? and p.status <> 'SENT'
            """;

    private final Jackson3Serializer serializer = new Jackson3Serializer();

    /** As the due work stands in its row. */
    record Due(String work, String data) {}

    @Test
    void everyScoreEndsRightHoweverBadTheDay() throws Exception {
        try (MeasuredPostgres postgres = new MeasuredPostgres();
                Waymark waymark = tool(postgres, TestPorts.free(), Image.JVM);
                PlatformStub platform = new PlatformStub(waymark);
                Connection database = postgres.dataSource().getConnection()) {
            platform.register();
            GradebookStub gradebook = new GradebookStub(platform);
            for (int user = 0; user < 3 * USERS; user++) {
                platform.launch(user);
            }
            round("to warm up", 0, postgres, database, waymark, gradebook);
            print("without faults", round("without faults", 1, postgres, database, waymark, gradebook));
            gradebook.counts().clear();
            gradebook.hasABadDay(true);
            print("with faults", round("with faults", 2, postgres, database, waymark, gradebook));
            System.out.println("  the LMS    " + new TreeMap<>(Map.copyOf(gradebook.counts())));
        }
    }

    /** The machine is lost while scores go out on a bad day; the next one finishes what it began. */
    @Test
    void noScoreIsLostWhenTheProcessIsKilled() throws Exception {
        // A lost node is noticed by its heart, which beats faster here than in life.
        String[] jvm = Stream.concat(Arrays.stream(Image.JVM), Stream.of("-Ddb-scheduler.heartbeat-interval=2s"))
                .toArray(String[]::new);
        int port = TestPorts.free();
        try (MeasuredPostgres postgres = new MeasuredPostgres();
                Waymark first = tool(postgres, port, jvm);
                PlatformStub platform = new PlatformStub(first);
                Connection database = postgres.dataSource().getConnection()) {
            platform.register();
            GradebookStub gradebook = new GradebookStub(platform);
            for (int user = 0; user < USERS; user++) {
                platform.launch(user);
            }
            String mine = prepare(database, 0);
            queue(database, "SUBMITTED", mine);
            await(database, mine, 0);
            gradebook.hasABadDay(true);
            queueAwards(database, mine);
            await(database, mine, USERS * 2 / 3);
            ProcessHandle.of(first.pid()).orElseThrow().destroyForcibly();
            first.close();
            long left = count(database, LEFT, mine);
            try (Waymark second = tool(postgres, port, jvm)) {
                await(database, mine, 0);
            }
            checkAll("after the kill", 0, database, gradebook);
            System.out.printf("%nKilled with %d of %d awards on their way: all %d ended right%n", left, USERS, USERS);
        }
    }

    private static Waymark tool(MeasuredPostgres postgres, int port, String[] jvm) {
        return Waymark.on(port)
                .jvm(jvm)
                .with("WAYMARK_LTI_PRIVATE_HOSTS", "localhost,127.0.0.1")
                .with("WAYMARK_SECRET", "the-same-secret-on-each-node-of-a-benchmark")
                .with("WAYMARK_SCORES_FIRST_WAIT", "1s")
                .with("LOGGING_LEVEL_ROOT", "ERROR")
                .with("MALLOC_ARENA_MAX", "2")
                .with("SPRING_DATASOURCE_URL", postgres.url())
                .start("bench-scores");
    }

    /** @param seconds until the LMS had taken both scores of all; processor time is that of looking back, too */
    private record Result(
            double seconds, double toolMillis, double databaseMillis, double statements, double kilobytes) {}

    /** Learners 0 to 149 of the first round, 150 to 299 of the second and so on: the handing in, then the award. */
    private Result round(
            String name,
            int number,
            MeasuredPostgres postgres,
            Connection database,
            Waymark waymark,
            GradebookStub gradebook)
            throws Exception {
        String mine = prepare(database, number);
        Duration tool = ProcessUse.cpuOf(waymark.pid());
        Duration beside = postgres.cpu();
        long statements = postgres.statements();
        double allocated = ProcessUse.allocatedKilobytes(waymark);
        long began = System.nanoTime();
        queue(database, "SUBMITTED", mine);
        awaitSent(database, mine);
        long sent = System.nanoTime() - began;
        await(database, mine, 0);
        began = System.nanoTime();
        queueAwards(database, mine);
        awaitSent(database, mine);
        double seconds = (System.nanoTime() - began + sent) / 1e9;
        await(database, mine, 0);
        Result result = new Result(
                seconds,
                ProcessUse.cpuOf(waymark.pid()).minus(tool).toNanos() / 1e6 / SCORES,
                postgres.cpu().minus(beside).toNanos() / 1e6 / SCORES,
                (postgres.statements() - statements) / (double) SCORES,
                (ProcessUse.allocatedKilobytes(waymark) - allocated) / SCORES);
        checkAll(name, number, database, gradebook);
        return result;
    }

    private static String prepare(Connection database, int number) throws SQLException {
        mark(database, users(number), number);
        String mine = "r" + number + ":%";
        update(database, SUBMISSIONS, mine);
        analyze(database);
        return mine;
    }

    /** As PostgreSQL does by itself within a minute; until then it reads through a table that was empty when it was last looked at. */
    private static void analyze(Connection database) throws SQLException {
        try (Statement statement = database.createStatement()) {
            statement.execute("analyze");
        }
    }

    private static List<String> users(int number) {
        return IntStream.range(number * USERS, (number + 1) * USERS)
                .mapToObj(user -> "user-" + user)
                .toList();
    }

    private void queueAwards(Connection database, String mine) throws SQLException {
        update(database, "update gradebook_entry set graded = true where sub like ?", mine);
        queue(database, "AWARDED", mine);
    }

    private static void checkAll(String name, int number, Connection database, GradebookStub gradebook)
            throws SQLException {
        assertThat(text(database, NOT_SENT, "r" + number + ":%"))
                .as("scores not sent " + name)
                .isEmpty();
        assertThat(gradebook.wrongs()).isEmpty();
        for (String user : users(number)) {
            assertThat(gradebook.of("r" + number + ":" + user))
                    .as(user + " " + name)
                    .satisfies(held -> assertThat(held.graded()).isTrue())
                    .satisfies(held -> assertThat(held.score()).isEqualTo(100));
        }
    }

    /** Each round has learners of its own, told by their names. */
    private static void mark(Connection database, List<String> users, int number) throws SQLException {
        try (PreparedStatement rename =
                database.prepareStatement("update gradebook_entry set sub = ? || sub where sub = any (?)")) {
            rename.setString(1, "r" + number + ":");
            rename.setArray(2, database.createArrayOf("varchar", users.toArray()));
            assertThat(rename.executeUpdate()).isEqualTo(USERS);
        }
    }

    private void queue(Connection database, String kind, String mine) throws SQLException {
        database.setAutoCommit(false);
        try (PreparedStatement publish = database.prepareStatement(PUBLICATIONS);
                PreparedStatement schedule = database.prepareStatement("insert into scheduled_tasks (task_name,"
                        + " task_instance, task_data, execution_time, picked, version)"
                        + " values ('due-work', ?, ?, now(), false, 1)")) {
            publish.setString(1, kind);
            publish.setString(2, mine);
            int queued = 0;
            try (ResultSet row = publish.executeQuery()) {
                while (row.next()) {
                    UUID id = row.getObject(1, UUID.class);
                    schedule.setString(1, "score|" + id + "|0");
                    schedule.setBytes(
                            2,
                            serializer.serialize(new Due(
                                    "score",
                                    "{\"publication\":\"" + id + "\",\"district\":\"" + row.getObject(2, UUID.class)
                                            + "\"}")));
                    schedule.addBatch();
                    queued++;
                }
            }
            assertThat(queued).isEqualTo(USERS);
            schedule.executeBatch();
            database.commit();
        } finally {
            database.setAutoCommit(true);
        }
    }

    private static void awaitSent(Connection database, String mine) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (count(database, NOT_YET_SENT, mine) > 0) {
            assertThat(System.nanoTime()).as("patience with " + mine).isLessThan(end);
            Thread.sleep(50);
        }
    }

    private static void await(Connection database, String mine, int left) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (count(database, LEFT, mine) > left) {
            assertThat(System.nanoTime()).as("patience with " + mine).isLessThan(end);
            Thread.sleep(100);
        }
    }

    private static void update(Connection database, String sql, String mine) throws SQLException {
        try (PreparedStatement statement = database.prepareStatement(sql)) {
            statement.setString(1, mine);
            statement.executeUpdate();
        }
    }

    private static long count(Connection database, String sql, String mine) throws SQLException {
        return Long.parseLong(text(database, sql, mine));
    }

    private static String text(Connection database, String sql, String mine) throws SQLException {
        try (PreparedStatement statement = database.prepareStatement(sql)) {
            statement.setString(1, mine);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }

    private static void print(String name, Result result) {
        System.out.printf(
                Locale.ROOT,
                "%nPostgreSQL, %d learners, two scores each and one look back, %s%n"
                        + "  rate       %8.1f scores/s%n  tool       %8.2f ms CPU per score%n"
                        + "  database   %8.2f ms CPU per score, %.1f statements%n  heap       %8.0f kB taken per score%n",
                USERS,
                name,
                SCORES / result.seconds(),
                result.toolMillis(),
                result.databaseMillis(),
                result.statements(),
                result.kilobytes());
    }
}
