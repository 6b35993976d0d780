package org.waymark.jobs;

import com.github.kagkarlsson.scheduler.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A clock that was ahead for a while has put off whatever it did meanwhile to a day that may be years away. What comes back
 * within a day by its nature, or within the time that the work itself names, and is due later than that is due now; sessions,
 * launches under way and turns at something last no longer than they would have.
 */
class ClockAhead implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(ClockAhead.class);

    /** The longest of all timetables and of all waits after a failure is a day. */
    private static final Duration LATEST = Duration.ofHours(26);

    private static final Duration EVERY = Duration.ofMinutes(5);

    /** All nodes have the database's clock; one whose own differs by more must not judge what the others do. */
    private static final Duration ALIKE = Duration.ofMinutes(1);

    /** Up to when somebody has a right or waits for a turn, and how far ahead that is at most on a clock that is right. */
    private record Moment(String table, String column, Duration most) {}

    private static final List<Moment> MOMENTS = List.of(
            new Moment("lti_launch_state", "expires_at", Duration.ofMinutes(5)),
            new Moment("lti_launch_handover", "expires_at", Duration.ofMinutes(5)),
            new Moment("lti_registration_link", "claimed_until", Duration.ofSeconds(90)),
            new Moment("lti_connection_health", "tested_at", Duration.ZERO),
            new Moment("operator_session", "expires_at", Duration.ofHours(1)),
            new Moment("arriving_file", "locked_until", Duration.ofSeconds(30)),
            new Moment("course_roster", "asked_at", Duration.ZERO),
            new Moment("course_roster", "next_at", Duration.ofDays(1)),
            new Moment("imported_award", "tried_at", Duration.ZERO),
            new Moment("insight_summary", "counted_at", Duration.ZERO),
            new Moment("goal_summary", "counted_at", Duration.ZERO));

    private final JdbcClient jdbc;
    private final List<DueWork<?>> works;
    private final Clock clock;
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "clock-watch");
        thread.setDaemon(true);
        return thread;
    });
    private volatile boolean running;

    /** @param clock the one that works are put off by */
    ClockAhead(JdbcClient jdbc, List<DueWork<?>> works, Clock clock) {
        this.jdbc = jdbc;
        this.works = works;
        this.clock = clock;
    }

    /** How much was put off too far; none where this clock is not the database's. */
    int mend() {
        Instant now = jdbc.sql("select current_timestamp")
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
        Duration apart = Duration.between(clock.now(), now);
        if (apart.abs().compareTo(ALIKE) > 0) {
            log.warn("The database's clock is {} ahead of this machine's: set both right", apart);
            return 0;
        }
        return mend(now);
    }

    int mend(Instant now) {
        int late = jdbc.sql("update scheduled_tasks set execution_time = :now, version = version + 1"
                        + " where picked = false and execution_time > :latest"
                        + " and (task_name <> 'due-work' or consecutive_failures > 0)")
                .param("now", at(now))
                .param("latest", at(now.plus(LATEST)))
                .update();
        for (DueWork<?> work : works) {
            late += jdbc.sql("update scheduled_tasks set execution_time = :now, version = version + 1"
                            + " where task_name = 'due-work' and task_instance like :work and picked = false"
                            + " and execution_time > :latest")
                    .param("now", at(now))
                    .param("work", work.name() + "|%")
                    .param("latest", at(now.plus(work.longestWait())))
                    .update();
        }
        // Whoever died then would be taken for alive until that day.
        jdbc.sql("update scheduled_tasks set last_heartbeat = :now where picked = true and last_heartbeat > :latest")
                .param("now", at(now))
                .param("latest", at(now.plus(Duration.ofHours(1))))
                .update();
        rows(now);
        if (late > 0) {
            log.warn("The clock was ahead for a while: {} pieces of work that it had put off are done now", late);
        }
        return late;
    }

    /** Of all districts, as what is due is: a right ends now, a turn comes now, a session counts from now. */
    private void rows(Instant now) {
        for (Moment each : MOMENTS) {
            jdbc.sql("update " + each.table() + " set " + each.column() + " = :now where " + each.column()
                            + " > :latest")
                    .param("now", at(now))
                    .param("latest", at(now.plus(each.most()).plus(ALIKE.multipliedBy(2))))
                    .update();
        }
        jdbc.sql(
                        "update spring_session set last_access_time = :now,"
                                + " expiry_time = cast(:now as bigint) + max_inactive_interval * 1000 where last_access_time > :latest")
                .param("now", now.toEpochMilli())
                .param("latest", now.plus(ALIKE.multipliedBy(2)).toEpochMilli())
                .update();
    }

    private void look() {
        try {
            mend();
        } catch (DataAccessException e) {
            log.info("The database did not answer; the next look is in {}", EVERY);
        }
    }

    /** By a time that no change of the clock touches. */
    @Override
    public void start() {
        running = true;
        watch.scheduleWithFixedDelay(this::look, 0, EVERY.toSeconds(), TimeUnit.SECONDS);
    }

    @Override
    public void stop() {
        running = false;
        watch.shutdownNow();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
