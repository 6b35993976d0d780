package org.waymark.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;
import org.waymark.TestClock;
import org.waymark.people.Districts;
import org.waymark.people.People;

/** The database of a first start: a file that was just made. */
@SpringBootTest
@Import(TestClock.Configuration.class)
@ContextConfiguration(initializers = EmbeddedDatabaseTests.NewFolder.class)
@DirtiesContext
class EmbeddedDatabaseTests {

    @Autowired
    HikariDataSource pool;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Districts districts;

    @Autowired
    People people;

    /** The pool closes each after half an hour, one after the other. */
    @Test
    void takesPeopleWhenThePoolHasClosedAllConnectionsOfTheStart() throws SQLException {
        HikariPoolMXBean pooled = pool.getHikariPoolMXBean();
        await().until(() -> pooled.getTotalConnections() == pool.getMaximumPoolSize());
        List<OffsetDateTime> first = sessions();
        int others = first.size() - pool.getMaximumPoolSize();
        try (Connection later = DriverManager.getConnection(pool.getJdbcUrl())) {
            pooled.softEvictConnections();
            await().until(() -> sessions().stream().filter(first::contains).count() <= others);

            assertThat(people.seen(districts.named("Lakeside"), "https://lms.example", "sub-1", "Jordan Reyes"))
                    .isNotNull();
            assertThat(later.isClosed()).isFalse();
        }
    }

    private List<OffsetDateTime> sessions() {
        return jdbc.sql("select session_start from information_schema.sessions")
                .query(OffsetDateTime.class)
                .list();
    }

    static class NewFolder implements ApplicationContextInitializer<ConfigurableApplicationContext> {
        @Override
        public void initialize(ConfigurableApplicationContext context) {
            try {
                Path folder = Files.createTempDirectory("waymark-test");
                TestPropertyValues.of(
                                "waymark.data-dir=" + folder,
                                "spring.datasource.url=" + EmbeddedDatabaseAddress.in(folder),
                                "waymark.admin-token=an-admin-token-for-tests",
                                "db-scheduler.enabled=false")
                        .applyTo(context);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
