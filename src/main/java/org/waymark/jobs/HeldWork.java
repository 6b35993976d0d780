package org.waymark.jobs;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * After a restore nothing that is due is done, and no timetable kept, until the operator says that this place is the real
 * one: to people and LMSs a copy that is only looked at is Waymark itself, and would send everything a second time.
 */
@Component
public class HeldWork {

    /** How soon each asks again. */
    static final Duration WAIT = Duration.ofMinutes(1);

    private static final Logger log = LoggerFactory.getLogger(HeldWork.class);

    private final JdbcClient jdbc;
    private final Clock clock;

    /** Nobody restores under a running node: what was open once stays so. */
    private volatile boolean open;

    HeldWork(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Noted in a restored database before anything starts on it. */
    public static void hold(Instant now, DataSource database) {
        JdbcClient.create(database)
                .sql("insert into work_hold (id, held_at) values (?, ?)")
                .params(UuidCreator.getTimeOrderedEpoch(), at(now))
                .update();
    }

    /** Whether it is, in a database on which nothing has started. */
    public static boolean isHeld(DataSource database) {
        return since(JdbcClient.create(database)).isPresent();
    }

    @EventListener(ApplicationReadyEvent.class)
    void tell() {
        since().ifPresent(moment -> log.warn(
                "This place was restored at {}. Nothing that is due is done until the operator says under /admin/jobs that"
                        + " it is the real one",
                moment));
    }

    boolean isHeld() {
        if (!open) {
            open = since().isEmpty();
        }
        return !open;
    }

    /** When it was restored, while work is held. */
    Optional<Instant> since() {
        return since(jdbc);
    }

    private static Optional<Instant> since(JdbcClient jdbc) {
        return jdbc.sql("select held_at from work_hold where released_at is null order by held_at desc limit 1")
                .query((row, n) ->
                        row.getObject("held_at", OffsetDateTime.class).toInstant())
                .optional();
    }

    /** This is the real one: all that is due begins now. */
    @Transactional
    public void release() {
        Instant now = clock.instant();
        if (jdbc.sql("update work_hold set released_at = ? where released_at is null")
                        .param(at(now))
                        .update()
                > 0) {
            jdbc.sql("update scheduled_tasks set execution_time = ? where picked = false"
                            + " and execution_time > ? and execution_time <= ?")
                    .params(at(now), at(now), at(now.plus(WAIT)))
                    .update();
            log.warn("The operator says that this is the real place: what is due is done from now on");
        }
    }

    private static OffsetDateTime at(Instant moment) {
        return OffsetDateTime.ofInstant(moment, ZoneOffset.UTC);
    }
}
