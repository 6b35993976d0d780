package org.waymark.operations;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Statements that share one time: each gets what those before it have left. */
class HurriedJdbc extends JdbcTemplate {

    private final long end;
    private long next;

    HurriedJdbc(Connection connection, Duration forAll) {
        super(new SingleConnectionDataSource(connection, true));
        this.end = System.nanoTime() + forAll.toNanos();
        this.next = end;
    }

    /** Those that follow have this long together, and no longer than all. */
    void within(Duration some) {
        long then = System.nanoTime() + some.toNanos();
        next = then - end < 0 ? then : end;
    }

    @Override
    protected void applyStatementSettings(Statement statement) throws SQLException {
        long left = next - System.nanoTime();
        if (left <= 0) {
            throw new QueryTimeoutException("No time is left");
        }
        statement.setQueryTimeout((int) Math.max(1, TimeUnit.NANOSECONDS.toSeconds(left)));
    }
}
