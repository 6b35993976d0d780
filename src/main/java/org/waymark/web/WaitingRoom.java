package org.waymark.web;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import java.sql.SQLException;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * How many may wait for a connection at a time: never so many that no thread is left for what needs none, and few while the
 * database is known not to answer. Whoever finds it full is told at once to come back.
 */
@Component
class WaitingRoom {

    /** Enough to notice that the database is back. */
    static final int FEW = 32;

    /** Left for whoever asks whether this node is alive, and for the sentence that says what is wrong. */
    private static final int KEPT_FREE = 24;

    private static final long REMEMBERED_NANOS = 10_000_000_000L;

    private final int most;
    private final IntSupplier waiting;
    private final LongSupplier nanos;
    private volatile boolean wasAway;
    private volatile long awayAt;

    @Autowired
    WaitingRoom(DataSource database, @Value("${server.tomcat.threads.max:200}") int threads) throws SQLException {
        this(database.unwrap(HikariDataSource.class), threads);
    }

    private WaitingRoom(HikariDataSource pool, int threads) {
        this(threads - pool.getMaximumPoolSize() - KEPT_FREE, () -> waiting(pool), System::nanoTime);
    }

    WaitingRoom(int most, IntSupplier waiting, LongSupplier nanos) {
        this.most = Math.max(most, FEW);
        this.waiting = waiting;
        this.nanos = nanos;
    }

    boolean isFull() {
        boolean away = wasAway && nanos.getAsLong() - awayAt < REMEMBERED_NANOS;
        return waiting.getAsInt() >= (away ? FEW : most);
    }

    /** Somebody waited in vain. */
    void away() {
        awayAt = nanos.getAsLong();
        wasAway = true;
    }

    private static int waiting(HikariDataSource pool) {
        HikariPoolMXBean open = pool.getHikariPoolMXBean();
        return open == null ? 0 : open.getThreadsAwaitingConnection();
    }
}
