package org.waymark.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.FormElement;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.waymark.TestDatabases;
import org.waymark.TestPorts;

/**
 * A backup of each release is restored with the command, the release after this one adds to its schema beside it, and the
 * program starts on that: it serves, and nothing that was due goes out before the operator says that it is the real place.
 */
class ReleasedPlaceThorough {

    private static final String DUE = "select count(*) from scheduled_tasks where task_name = 'due-work'"
            + " and task_instance like 'plan-ending-soon|%'";

    static List<Path> released() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/test/resources/released"))) {
            return files.filter(each -> each.toString().endsWith(".tar.gz"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("released")
    void servesOnTheSchemaOfTheNextAndSendsNothingUnasked(Path archive) {
        String url = TestDatabases.postgres();
        JdbcClient database = JdbcClient.create(new DriverManagerDataSource(url));
        Waymark.Start start = Waymark.on(TestPorts.free())
                .with("WAYMARK_BASE_URL", "http://localhost:8080")
                .with("WAYMARK_SECRET", "the-secret-under-which-released-archives-are-kept")
                .with("SPRING_DATASOURCE_URL", url);
        assertThat(start.command("restore", archive.toString()))
                .startsWith("0: ")
                .contains("Restored as of ", "The signature of the newest badge holds.");
        addWhatTheNextReleaseAdds(database);
        database.sql("update scheduled_tasks set execution_time = now() where task_name = 'due-work'")
                .update();
        // A test made the archive, and sealed the keys in it under a secret that is not kept.
        database.sql("delete from issuer_key").update();
        long due = count(database, DUE);
        assertThat(due).isPositive();

        try (Waymark waymark = start.start("released-" + archive.getFileName())) {
            SandboxLms.await(
                    "the work to be looked at",
                    () -> count(database, DUE + " and picked = false and execution_time > now() + interval '5 seconds'")
                            == due);
            assertThat(count(database, "select count(*) from dead_job")).isZero();

            Visitor operator = new Visitor("operator");
            FormElement door = Visitor.form(operator.open(waymark.url("/admin")), "form[action$=/admin]");
            door.select("#token").attr("value", Waymark.ADMIN_TOKEN);
            assertThat(operator.send(door).text()).contains("Everything that is due is held since the restore");
            Document stopped = operator.open(waymark.url("/admin/jobs"));
            operator.send(Visitor.form(stopped, "form[action$=/admin/jobs/release]"));

            SandboxLms.await(
                    "the work to be done",
                    () -> count(database, DUE + " and execution_time < now() + interval '1 day'") == 0);
        }
    }

    private static void addWhatTheNextReleaseAdds(JdbcClient database) {
        database.sql("create table of_the_next (id uuid not null constraint of_the_next_pk primary key)")
                .update();
        database.sql("alter table award add column of_the_next integer default 0 not null")
                .update();
        database.sql("insert into flyway_schema_history (installed_rank, version, description, type, script, checksum,"
                        + " installed_by, installed_on, execution_time, success) values (100000, '999912312359', 'next',"
                        + " 'SQL', 'V999912312359__next.sql', 1, 'x', now(), 1, true)")
                .update();
    }

    private static long count(JdbcClient database, String sql) {
        return database.sql(sql).query(Long.class).single();
    }
}
