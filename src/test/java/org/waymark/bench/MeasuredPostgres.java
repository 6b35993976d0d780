package org.waymark.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;

/** A PostgreSQL of its own that says what it took, and how many statements it was asked for. */
class MeasuredPostgres implements AutoCloseable {

    private final EmbeddedPostgres postgres;
    private final long postmaster;

    MeasuredPostgres() throws IOException, SQLException {
        postgres = EmbeddedPostgres.builder()
                .setServerConfig("max_connections", "100")
                .setServerConfig("shared_preload_libraries", "pg_stat_statements")
                .setServerConfig("pg_stat_statements.track_utility", "off")
                .start();
        try (Connection connection = dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create extension pg_stat_statements");
            try (ResultSet mine = statement.executeQuery("select pg_backend_pid()")) {
                mine.next();
                // While the connection is open there is a process that serves it.
                postmaster = ProcessHandle.of(mine.getLong(1))
                        .flatMap(ProcessHandle::parent)
                        .orElseThrow()
                        .pid();
            }
        }
    }

    String url() {
        return postgres.getJdbcUrl("postgres", "postgres");
    }

    DataSource dataSource() {
        return postgres.getPostgresDatabase();
    }

    /** Of all its processes. */
    Duration cpu() {
        return ProcessUse.cpuOfFamily(postmaster);
    }

    /** All that was ever asked, but what looks for due work, which comes by the clock. */
    long statements() throws SQLException {
        try (Connection connection = dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet calls = statement.executeQuery("select coalesce(sum(calls), 0) from pg_stat_statements"
                        + " where query not like '%scheduled_tasks%' and query not like '%pg_stat_statements%'")) {
            calls.next();
            return calls.getLong(1);
        }
    }

    @Override
    public void close() throws IOException {
        postgres.close();
    }
}
