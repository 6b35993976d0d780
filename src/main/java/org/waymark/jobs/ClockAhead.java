package org.waymark.jobs;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A clock that was ahead for a while has put off whatever it did meanwhile to a day that may be years away. What comes back
 * within a day by its nature, or within the time that the work itself names, and is due later than that is due now; sessions,
 * links and turns last from now as long as they might have at most.
 */
class ClockAhead implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(ClockAhead.class);

    /** The longest of all timetables and of all waits after a failure is a day. */
    private static final Duration LATEST = Duration.ofHours(26);

    private static final Duration EVERY = Duration.ofMinutes(5);

    /** All nodes have the database's clock; one whose own differs by more must not judge what the others do. */
    private static final Duration ALIKE = Duration.ofMinutes(1);

    /** By more than this a machine's clock does not go wrong by itself. */
    private static final Duration JUMP = Duration.ofHours(1);

    /** Up to when somebody has a right or a turn, or when something was last done, and how far ahead that is at most. */
    private record Moment(String update, Duration most) {}

    /** Of all districts, as what is due is. */
    private static final List<Moment> MOMENTS = List.of(
            new Moment(
                    "update lti_launch_state set expires_at = :most where expires_at > :latest", Duration.ofMinutes(5)),
            new Moment(
                    "update lti_launch_handover set expires_at = :most where expires_at > :latest",
                    Duration.ofMinutes(5)),
            new Moment(
                    "update lti_registration_link set expires_at = :most where expires_at > :latest",
                    Duration.ofDays(7)),
            new Moment(
                    "update lti_registration_link set claimed_until = :most where claimed_until > :latest",
                    Duration.ofSeconds(90)),
            new Moment("update lti_connection_health set tested_at = :most where tested_at > :latest", Duration.ZERO),
            new Moment("update lti_notice_handler set asked_at = :most where asked_at > :latest", Duration.ZERO),
            new Moment(
                    "update deep_linking_request set expires_at = :most where expires_at > :latest",
                    Duration.ofHours(1)),
            new Moment(
                    "update placement set column_claimed_until = :most where column_claimed_until > :latest",
                    Duration.ofMinutes(2)),
            new Moment(
                    "update gradebook_cell set sending_until = :most where sending_until > :latest",
                    Duration.ofMinutes(5)),
            new Moment(
                    "update operator_session set expires_at = :most where expires_at > :latest", Duration.ofHours(1)),
            new Moment("update mail_link set expires_at = :most where expires_at > :latest", Duration.ofMinutes(15)),
            new Moment("update wallet_offer set expires_at = :most where expires_at > :latest", Duration.ofMinutes(10)),
            new Moment(
                    "update wallet_offer set token_expires_at = :most where token_expires_at > :latest",
                    Duration.ofMinutes(10)),
            new Moment(
                    "update arriving_file set locked_until = :most where locked_until > :latest",
                    Duration.ofSeconds(30)),
            new Moment("update course_roster set asked_at = :most where asked_at > :latest", Duration.ZERO),
            new Moment("update course_roster set next_at = :most where next_at > :latest", Duration.ofDays(1)),
            new Moment("update imported_award set tried_at = :most where tried_at > :latest", Duration.ZERO),
            new Moment("update insight_summary set counted_at = :most where counted_at > :latest", Duration.ZERO),
            new Moment("update goal_summary set counted_at = :most where counted_at > :latest", Duration.ZERO));

    private final JdbcClient jdbc;
    private final List<DueWork<?>> works;
    private final InstantSource clock;
    private final InstantSource machine;
    private final LongSupplier ticks;
    private final Runnable others;
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "clock-watch");
        thread.setDaemon(true);
        return thread;
    });
    private volatile boolean running;

    /** Whether a clock may have been wrong since rows were last looked at; before the start anything may have been. */
    private boolean doubtful = true;

    private @Nullable Instant seen;
    private long seenTicks;

    /**
     * @param clock the one that works are put off by
     * @param machine the machine's own
     * @param ticks nanoseconds that no change of a clock touches
     * @param others what each node does as often, but not while it starts
     */
    ClockAhead(
            JdbcClient jdbc,
            List<DueWork<?>> works,
            InstantSource clock,
            InstantSource machine,
            LongSupplier ticks,
            Runnable others) {
        this.jdbc = jdbc;
        this.works = works;
        this.clock = clock;
        this.machine = machine;
        this.ticks = ticks;
        this.others = others;
    }

    /** How much was put off too far; none where this clock is not the database's. */
    int mend() {
        Instant now = jdbc.sql("select current_timestamp")
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
        Duration apart = Duration.between(clock.instant(), now);
        if (apart.abs().compareTo(ALIKE) > 0) {
            log.warn("The database's clock is {} ahead of this machine's: set both right", apart);
            doubtful = true;
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
        if (doubtful) {
            rows(now);
            doubtful = false;
        }
        if (late > 0) {
            log.warn("The clock was ahead for a while: {} pieces of work that it had put off are done now", late);
        }
        return late;
    }

    /** Each lasts, or waits, as long from now as it might have at most; a session counts as used now. */
    private void rows(Instant now) {
        for (Moment each : MOMENTS) {
            Instant most = now.plus(each.most());
            jdbc.sql(each.update())
                    .param("most", at(most))
                    .param("latest", at(most.plus(ALIKE.multipliedBy(2))))
                    .update();
        }
        jdbc.sql("update spring_session set last_access_time = :now,"
                        + " expiry_time = cast(:now as bigint) + cast(max_inactive_interval as bigint) * 1000"
                        + " where last_access_time > :latest and max_inactive_interval > 0")
                .param("now", now.toEpochMilli())
                .param("latest", now.plus(ALIKE.multipliedBy(2)).toEpochMilli())
                .update();
    }

    /** Where the database is on the same machine nothing else tells. */
    void noticeJump() {
        Instant now = machine.instant();
        long tick = ticks.getAsLong();
        if (seen != null) {
            Duration jump = Duration.between(seen, now).minusNanos(tick - seenTicks);
            if (jump.compareTo(JUMP) > 0) {
                log.error(
                        "This machine's clock went forward by {} h {} min, or the machine stood still so long. If it is"
                                + " wrong now, sessions and links end early, timetables close and delete what seems to"
                                + " have run out, and work is put off, until it is right: set it by NTP",
                        jump.toHours(),
                        jump.toMinutesPart());
            } else if (jump.negated().compareTo(JUMP) > 0) {
                doubtful = true;
                log.error(
                        "This machine's clock went back by {} h {} min. If it was ahead until now, sessions and links"
                                + " ended early, and what timetables closed or deleted meanwhile stays so; work that it"
                                + " put off is done now. Keep it by NTP",
                        jump.negated().toHours(),
                        jump.negated().toMinutesPart());
            }
        }
        seen = now;
        seenTicks = tick;
    }

    /** Whatever happens, there is a next look. */
    void look() {
        try {
            boolean first = seen == null;
            noticeJump();
            mend();
            if (!first) {
                others.run();
            }
        } catch (TransientDataAccessException | DataAccessResourceFailureException | RecoverableDataAccessException e) {
            log.info("The database did not answer; the next look is in {}", EVERY);
        } catch (RuntimeException e) {
            log.warn("What a clock ahead had put off could not be looked for; the next look is in {}", EVERY, e);
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
