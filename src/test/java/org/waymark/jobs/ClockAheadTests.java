package org.waymark.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.AbstractDataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.waymark.TestClock;

/** What the watch over the clock says; what it does to rows, {@link DueJobsContract} shows. */
@ExtendWith(OutputCaptureExtension.class)
class ClockAheadTests {

    private final TestClock machine = TestClock.at("2026-11-23T09:00:00Z");
    private final AtomicLong ticks = new AtomicLong();

    @Test
    void aClockThatWentForwardIsSaid(CapturedOutput log) {
        looksAgainAfter(Duration.ofMinutes(5), Duration.ofMinutes(5 + 25 * 60 + 7));

        assertThat(log).contains("ERROR").contains("clock went forward by 25 h 7 min");
    }

    @Test
    void aClockThatWentBackIsSaid(CapturedOutput log) {
        looksAgainAfter(Duration.ofMinutes(5), Duration.ofMinutes(5 - 61));

        assertThat(log).contains("ERROR").contains("clock went back by 1 h 1 min");
    }

    @Test
    void aClockThatIsSetRightByMinutesIsNot(CapturedOutput log) {
        looksAgainAfter(Duration.ofMinutes(5), Duration.ofMinutes(64));
        looksAgainAfter(Duration.ofMinutes(5), Duration.ofMinutes(-54));
        looksAgainAfter(Duration.ofHours(3), Duration.ofHours(3));

        assertThat(log).doesNotContain("clock went");
    }

    @Test
    void aDatabaseThatIsAwayIsNoFault(CapturedOutput log) {
        watch(failing(new SQLException("away"))).look();

        assertThat(log).doesNotContain("WARN", "ERROR");
    }

    @Test
    void aStatementThatFailsIsSaidWithItsReason(CapturedOutput log) {
        watch(new DriverManagerDataSource("jdbc:h2:mem:")).look();

        assertThat(log).contains("WARN").contains("SCHEDULED_TASKS").doesNotContain("did not answer");
    }

    @Test
    void whateverFailsThereIsANextLook(CapturedOutput log) {
        watch(failing(new UnsupportedOperationException("quite another thing"))).look();

        assertThat(log).contains("WARN").contains("quite another thing");
    }

    private void looksAgainAfter(Duration real, Duration shown) {
        ClockAhead ahead = watch(failing(new SQLException("away")));
        ahead.look();
        ticks.addAndGet(real.toNanos());
        machine.advance(shown);
        ahead.look();
    }

    private ClockAhead watch(DataSource dataSource) {
        return new ClockAhead(
                JdbcClient.create(dataSource), List.of(), Clock.systemUTC(), machine, ticks::get, () -> {});
    }

    private static DataSource failing(Exception failure) {
        return new AbstractDataSource() {
            @Override
            public Connection getConnection() throws SQLException {
                if (failure instanceof SQLException away) {
                    throw away;
                }
                throw (RuntimeException) failure;
            }

            @Override
            public Connection getConnection(String name, String password) throws SQLException {
                return getConnection();
            }
        };
    }
}
