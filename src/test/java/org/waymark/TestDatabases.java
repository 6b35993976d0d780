package org.waymark;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A database of its own for each Spring context: H2 in memory, or a real PostgreSQL that runs once in each JVM. */
public final class TestDatabases {

    private static EmbeddedPostgres postgres;

    private TestDatabases() {}

    /** The JDBC address of a new, empty H2 database. */
    public static String h2() {
        return "jdbc:h2:mem:" + UUID.randomUUID()
                + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;DB_CLOSE_DELAY=-1;DB_CLOSE_ON_EXIT=FALSE";
    }

    /** The JDBC address, user included, of a new, empty PostgreSQL database. */
    public static synchronized String postgres() {
        try {
            if (postgres == null) {
                postgres = EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "off")
                        .setServerConfig("synchronous_commit", "off")
                        .setServerConfig("full_page_writes", "off")
                        .setServerConfig("max_connections", "200")
                        .start();
            }
            String name = "t" + UUID.randomUUID().toString().replace("-", "");
            try (var connection = postgres.getPostgresDatabase().getConnection();
                    var statement = connection.createStatement()) {
                statement.execute("create database " + name);
            }
            return postgres.getJdbcUrl("postgres", name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Returns once another connection to this H2 database waits for what somebody holds; after ten seconds at the latest. Who
     * waits for a row is said to be blocked; who waits for a key that somebody else is taking only takes long.
     */
    public static void awaitSomebodyWaiting(JdbcClient jdbc) {
        long patience = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (!somebodyWaits(jdbc) && System.nanoTime() < patience) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
        }
    }

    private static boolean somebodyWaits(JdbcClient jdbc) {
        return jdbc.sql("select count(*) from information_schema.sessions where blocker_id is not null"
                                + " or session_id <> session_id() and executing_statement is not null"
                                + " and executing_statement_start < ?")
                        .param(OffsetDateTime.now().minus(Duration.ofMillis(200)))
                        .query(Long.class)
                        .single()
                > 0;
    }

    public static class H2 implements ApplicationContextInitializer<ConfigurableApplicationContext> {
        @Override
        public void initialize(ConfigurableApplicationContext context) {
            prepare(context, h2());
        }
    }

    public static class Postgres implements ApplicationContextInitializer<ConfigurableApplicationContext> {
        @Override
        public void initialize(ConfigurableApplicationContext context) {
            prepare(context, postgres());
        }
    }

    private static void prepare(ConfigurableApplicationContext context, String url) {
        try {
            TestPropertyValues.of(
                            "spring.datasource.url=" + url,
                            "waymark.data-dir=" + Files.createTempDirectory("waymark-test"),
                            "waymark.admin-token=an-admin-token-for-tests",
                            "waymark.limits.person=0",
                            "waymark.limits.address=0",
                            "waymark.security.contact=mailto:security@tool.example.org",
                            "waymark.metrics.token=a-metrics-token-for-tests",
                            "management.prometheus.metrics.export.enabled=true",
                            "waymark.lti-private-hosts=localhost,127.0.0.1",
                            "waymark.mail.host=127.0.0.1",
                            "waymark.mail.port=" + TestMail.port(),
                            "waymark.mail.from=Waymark <waymark@tool.example.org>",
                            "waymark.mail.tls=NONE",
                            "spring.datasource.hikari.maximum-pool-size=8",
                            "spring.jpa.properties.hibernate.generate_statistics=true",
                            "logging.level.org.hibernate.engine.internal.StatisticalLoggingSessionEventListener=off",
                            // Whatever goes through would be put into words, to be printed where a test fails.
                            "spring.test.mockmvc.print=none",
                            "db-scheduler.enabled=false")
                    .applyTo(context);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
