package org.waymark.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.waymark.OnPostgres;

@OnPostgres
class AuditOnPostgresTests extends AuditContract {

    private static final Path ADR = Path.of("src/docs/adr/0017-the-audit-only-grows.md");

    @Autowired
    DataSource dataSource;

    /** The commands of the record of decisions, as an operator would type them. */
    @Test
    void aRoleOfTheDatabaseThatMayOnlyAddCannotSwitchTheTriggerOff() throws Exception {
        String role = "waymark_app_" + UUID.randomUUID().toString().replace("-", "");
        audit.record(district, "someone", "SELF", "verb", "subject");
        try (Connection connection = dataSource.getConnection()) {
            run(connection, commands().replace("waymark_app", role));
            run(connection, "set role " + role);
            try {
                run(
                        connection,
                        "insert into audit_entry (id, district, at, actor, verb, subject) values ('" + UUID.randomUUID()
                                + "', '" + district + "', now(), 'someone', 'verb', 'added')");
                refuses(connection, "update audit_entry set actor = 'x'");
                refuses(connection, "delete from audit_entry");
                refuses(connection, "truncate audit_entry");
                refuses(connection, "alter table audit_entry disable trigger all");
                refuses(connection, "drop trigger audit_entry_only_grows on audit_entry");
            } finally {
                run(connection, "reset role");
            }
        }
        assertThat(jdbc.sql("select count(*) from audit_entry where district = ?")
                        .param(district)
                        .query(Long.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void whoOwnsTheTableCanRemoveWhatTheRetentionTimeEnds() throws Exception {
        audit.record(district, "someone", "SELF", "verb", "subject");
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            run(connection, "alter table audit_entry disable trigger audit_entry_only_grows");
            try (Statement statement = connection.createStatement()) {
                assertThat(statement.executeUpdate("delete from audit_entry where district = '" + district + "'"))
                        .isEqualTo(1);
            }
            run(connection, "alter table audit_entry enable trigger audit_entry_only_grows");
            refuses(connection, "delete from audit_entry where district = '" + district + "'");
            connection.rollback();
        }
    }

    private static void refuses(Connection connection, String command) {
        assertThatThrownBy(() -> run(connection, command))
                .as(command)
                .isInstanceOf(SQLException.class)
                .extracting(problem -> ((SQLException) problem).getSQLState())
                .isEqualTo("42501");
    }

    private static void run(Connection connection, String commands) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(commands);
        }
    }

    private static String commands() throws IOException {
        Matcher block = Pattern.compile("```sql\n(.*?)```", Pattern.DOTALL).matcher(Files.readString(ADR));
        assertThat(block.find()).isTrue();
        return block.group(1);
    }
}
