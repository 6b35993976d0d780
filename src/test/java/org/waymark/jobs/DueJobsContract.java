package org.waymark.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.serializer.Serializer;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import com.github.kagkarlsson.scheduler.testhelper.ManualScheduler;
import com.github.kagkarlsson.scheduler.testhelper.SettableClock;
import com.github.kagkarlsson.scheduler.testhelper.TestHelper;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.waymark.TestClock;
import org.waymark.lti.LtiRegistrations;
import org.waymark.lti.TestPlatform;

abstract class DueJobsContract {

    @Autowired
    DueJobs jobs;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    TestClock clock;

    @Autowired
    ApplicationContext context;

    @Autowired
    DueWorkSample work;

    @Autowired
    DataSource dataSource;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    LtiRegistrations registrations;

    /** Longer than a whole number of milliseconds holds. */
    private static final Duration SESSION = Duration.ofDays(30);

    private final String key = UUID.randomUUID().toString();

    @Test
    void isDoneOnceAfterTheCommit() {
        schedule(new DueWorkSample.Order(key, 0, null));
        schedule(new DueWorkSample.Order(key, 0, null));

        runDue();
        runDue();

        assertThat(work.done(key)).isEqualTo(1);
    }

    /** A day's notices to one person, say, from two who hand in at the same time. */
    @Test
    void twoWhoScheduleTheSameAtOnceBothGoOn() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        Future<?> second = transaction.execute(status -> {
            schedule();
            Future<?> other = meanwhile(() -> transaction.executeWithoutResult(also -> {
                begun.countDown();
                schedule();
                jdbc.sql("select 1").query(Integer.class).single();
            }));
            await(begun);
            assertThat(isOver(other, Duration.ofMillis(300))).isFalse();
            return other;
        });
        second.get(20, TimeUnit.SECONDS);

        runDue();

        assertThat(work.done(key)).isEqualTo(1);
    }

    @Test
    @SuppressWarnings("unchecked")
    void writesTheRowThatDbSchedulerWould() {
        CustomTask<DueJob> task = (CustomTask<DueJob>) context.getBean("dueWork");
        Instant at = clock.instant().plus(Duration.ofDays(2));
        transaction.executeWithoutResult(status -> jobs.schedule(work, key, new DueWorkSample.Order(key, 0, null), at));
        byte[] data = jdbc.sql("select task_data from scheduled_tasks where task_instance = ?")
                .param("sample|" + key)
                .query(byte[].class)
                .single();
        Serializer serializer = context.getBean(Serializer.class);
        SchedulerClient.Builder.create(dataSource, task)
                .serializer(serializer)
                .build()
                .scheduleIfNotExists(
                        task.instance("sample|" + key + "~", serializer.deserialize(DueJob.class, data)), at);

        List<Map<String, Object>> rows = jdbc.sql("select * from scheduled_tasks where task_instance like ?")
                .param("sample|" + key + "%")
                .query()
                .listOfRows();
        rows.forEach(row -> {
            row.remove("task_instance");
            row.replace("task_data", new String((byte[]) row.get("task_data"), StandardCharsets.UTF_8));
        });

        assertThat(rows).hasSize(2);
        assertThat(rows.get(0)).isEqualTo(rows.get(1));
    }

    @Test
    void whatIsWishedWhileItRunsIsDoneOnceMore() {
        schedule();
        work.meanwhile(key, this::schedule);

        runDue();
        runDue();

        assertThat(work.done(key)).isEqualTo(2);
    }

    @Test
    void whatIsWishedForLaterWhileItRunsIsDoneOnceMoreThen() {
        schedule();
        work.meanwhile(key, () -> {
            scheduleAt(clock.instant().plus(Duration.ofHours(2)));
            scheduleAt(clock.instant().plus(Duration.ofHours(1)));
            scheduleAt(clock.instant().plus(Duration.ofHours(3)));
        });
        runDue();
        clock.advance(Duration.ofMinutes(59));
        runDue();
        assertThat(work.done(key)).isEqualTo(1);

        clock.advance(Duration.ofMinutes(2));
        runDue();
        clock.advance(Duration.ofHours(3));
        runDue();

        assertThat(work.done(key)).isEqualTo(2);
    }

    @Test
    void whatIsWishedDuringTheLastTryIsBegunAnew() {
        schedule(new DueWorkSample.Order(key, 3, null));
        runDue();
        clock.advance(Duration.ofMinutes(10));
        runDue();
        clock.advance(Duration.ofMinutes(10));
        work.meanwhile(key, this::schedule);
        runDue();
        runDue();

        assertThat(work.toldOfGivingUp(key)).isEqualTo(1);
        assertThat(work.done(key)).isEqualTo(1);
    }

    /** It would do what was there before, and be gone when there is something to do. */
    @Test
    void isNotBegunBeforeThoseWhoWishItHaveCommitted() throws Exception {
        schedule();
        Future<?> run = transaction.execute(status -> {
            schedule();
            Future<?> runs = meanwhile(this::runDue);
            assertThat(isOver(runs, Duration.ofMillis(500))).isFalse();
            assertThat(work.done(key)).isZero();
            return runs;
        });
        run.get(20, TimeUnit.SECONDS);
        runDue();

        assertThat(work.done(key)).isEqualTo(1);
    }

    /** Nor while they still have it open when the run ends. */
    @Test
    void isDoneOnceMoreForThoseWhoCommitAfterTheRun() throws Exception {
        schedule();
        CountDownLatch wished = new CountDownLatch(1);
        List<Future<?>> open = new ArrayList<>();
        work.meanwhile(key, () -> {
            open.add(meanwhile(() -> transaction.executeWithoutResult(status -> {
                schedule();
                wished.countDown();
                sleep(Duration.ofMillis(500));
            })));
            await(wished);
        });

        runDue();
        open.get(0).get(20, TimeUnit.SECONDS);
        runDue();

        assertThat(work.done(key)).isEqualTo(2);
    }

    /** Those of a district who tell one person something today do not wait for each other. */
    @Test
    void whatIsNotDueForLongHoldsNobodyUp() throws Exception {
        Instant tonight = clock.instant().plus(Duration.ofHours(8));
        scheduleAt(tonight);

        transaction.executeWithoutResult(status -> {
            scheduleAt(tonight);
            assertThat(isOver(meanwhile(() -> scheduleAt(tonight)), Duration.ofSeconds(10)))
                    .isTrue();
        });
    }

    private static Future<?> meanwhile(Runnable what) {
        FutureTask<?> task = new FutureTask<>(what, null);
        Thread thread = new Thread(task);
        thread.setDaemon(true);
        thread.start();
        return task;
    }

    private static boolean isOver(Future<?> what, Duration within) {
        try {
            what.get(within.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void sleep(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void schedule() {
        schedule(new DueWorkSample.Order(key, 0, null));
    }

    private void scheduleAt(Instant at) {
        transaction.executeWithoutResult(status -> jobs.schedule(work, key, new DueWorkSample.Order(key, 0, null), at));
    }

    /** As on a machine whose clock was a year ahead until somebody noticed. */
    @Test
    void whatAClockAheadOfItsTimePutOffIsDueNow() {
        ClockAhead ahead = watch(clock);
        ahead.mend(clock.instant());
        insert("a-timetable-" + key, Duration.ofDays(365), false, 0);
        insert("a-timetable-of-today-" + key, Duration.ofHours(24), false, 0);
        insert("due-work", Duration.ofDays(365), false, 3);
        insert("due-work", Duration.ofDays(90), false, 0);
        insert("a-dead-node-" + key, Duration.ofDays(-1), true, 0);

        assertThat(ahead.mend(clock.instant())).isEqualTo(2);
        assertThat(ahead.mend(clock.instant())).isZero();

        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        assertThat(jdbc.sql("select count(*) from scheduled_tasks where task_instance like ? and execution_time = ?")
                        .params(key + "%", now)
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
        assertThat(jdbc.sql("select last_heartbeat from scheduled_tasks where task_name = ?")
                        .param("a-dead-node-" + key)
                        .query(OffsetDateTime.class)
                        .single()
                        .toInstant())
                .isEqualTo(now.toInstant());
        jdbc.sql("delete from scheduled_tasks where task_instance like ?")
                .param(key + "%")
                .update();
    }

    @Test
    void whatWasHeldOnAClockAheadIsDoneOnceItIsSetRight() {
        Instant put = clock.instant().plus(Duration.ofDays(365)).plus(HeldWork.WAIT);
        transaction.executeWithoutResult(
                status -> jobs.schedule(work, key, new DueWorkSample.Order(key, 0, null), put));

        watch(clock).mend(clock.instant());
        runDue();

        assertThat(work.done(key)).isEqualTo(1);
    }

    @Test
    void whatWasLetInOrMadeToWaitOnAClockAheadLastsNoLongerThanElse() {
        insertMoments("ahead", clock.instant().plus(Duration.ofDays(9)));
        insertMoments("right", clock.instant());

        watch(clock).mend(clock.instant());

        assertThat(moments()).hasSize(2).containsOnly(usual(Duration.ZERO));
        forgetMoments();
    }

    /** So whoever comes from a node that is some minutes ahead goes on. */
    @Test
    void whatANodeALittleAheadLetInIsNotEnded() {
        insertMoments("ahead", clock.instant().plus(Duration.ofSeconds(100)));
        insertMoments("further", clock.instant().plus(Duration.ofMinutes(3)));

        watch(clock).mend(clock.instant());

        assertThat(moments()).containsExactly(usual(Duration.ofSeconds(100)), usual(Duration.ZERO));
        forgetMoments();
    }

    @Test
    void aSessionThatNeverEndsIsLeftAsItIs() {
        insertMoments("ahead", clock.instant().plus(Duration.ofDays(9)));
        jdbc.sql("update spring_session set max_inactive_interval = -1 where session_id like ?")
                .param(key.substring(0, 8) + "%")
                .update();

        watch(clock).mend(clock.instant());

        assertThat(jdbc.sql("select last_access_time from spring_session where session_id like ?")
                        .param(key.substring(0, 8) + "%")
                        .query(Long.class)
                        .single())
                .isEqualTo(clock.instant().plus(Duration.ofDays(9)).toEpochMilli());
        forgetMoments();
    }

    /** Who is let in is not searched through every few minutes. */
    @Test
    void whoIsLetInIsLookedAtAtTheStartAndAfterTheClockWentBack() {
        TestClock machine = TestClock.at("2027-05-03T14:02:00Z");
        ClockAhead ahead = new ClockAhead(jdbc, List.of(work), clock, machine, () -> 0, () -> {});
        ahead.noticeJump();
        ahead.mend(clock.instant());
        insertMoments("ahead", clock.instant().plus(Duration.ofDays(9)));

        ahead.noticeJump();
        ahead.mend(clock.instant());
        assertThat(moments()).containsExactly(usual(Duration.ofDays(9)));

        machine.advance(Duration.ofDays(-9));
        ahead.noticeJump();
        ahead.mend(clock.instant());
        assertThat(moments()).containsExactly(usual(Duration.ZERO));
        forgetMoments();
    }

    /** A node that starts has enough to do. */
    @Test
    void whatEveryNodeDoesForItselfIsDoneAtEachLookButTheFirst() {
        AtomicInteger done = new AtomicInteger();
        ClockAhead ahead = new ClockAhead(jdbc, List.of(work), clock, clock, () -> 0, done::incrementAndGet);

        ahead.look();
        assertThat(done).hasValue(0);
        ahead.look();

        assertThat(done).hasValue(1);
    }

    private ClockAhead watch(InstantSource clock) {
        return new ClockAhead(jdbc, List.of(work), clock, clock, () -> 0, () -> {});
    }

    /** An operator's session, a letter's link, a turn at a grade, an LMS that was asked and a person's session, as written at a moment. */
    private record Moments(Instant operator, Instant link, Instant turn, Instant asked, long used, long ends) {}

    private Moments usual(Duration ahead) {
        Instant at = clock.instant().plus(ahead);
        return new Moments(
                at.plus(Duration.ofHours(1)),
                at.plus(Duration.ofMinutes(15)),
                at.plus(Duration.ofMinutes(5)),
                at,
                at.toEpochMilli(),
                at.plus(SESSION).toEpochMilli());
    }

    private List<Moments> moments() {
        return jdbc.sql("select o.expires_at, m.expires_at, g.sending_until, h.asked_at, s.last_access_time,"
                        + " s.expiry_time from operator_session o join mail_link m on m.token_hash = o.token_hash"
                        + " join gradebook_cell g on g.sub = o.token_hash join lti_notice_handler h on h.deployment_id = o.token_hash"
                        + " join spring_session s on s.principal_name = o.token_hash where o.token_hash like ?"
                        + " order by o.token_hash")
                .param(key.substring(0, 8) + "%")
                .query((row, n) -> new Moments(
                        row.getObject(1, OffsetDateTime.class).toInstant(),
                        row.getObject(2, OffsetDateTime.class).toInstant(),
                        row.getObject(3, OffsetDateTime.class).toInstant(),
                        row.getObject(4, OffsetDateTime.class).toInstant(),
                        row.getLong(5),
                        row.getLong(6)))
                .list();
    }

    private void insertMoments(String kind, Instant at) {
        // As long as the column, which H2 and PostgreSQL fill up with blanks.
        String name = (key.substring(0, 8) + kind + UUID.randomUUID() + UUID.randomUUID()).substring(0, 64);
        jdbc.sql("insert into operator_session (token_hash, expires_at) values (?, ?)")
                .params(name, utc(at.plus(Duration.ofHours(1))))
                .update();
        jdbc.sql("insert into mail_link (id, version, kind, address, address_key, language, browser_hash, asked_at,"
                        + " expires_at, token_hash, wrong_tries) values (?, 0, 'SIGN_IN', 'a@b.example', 'a@b.example',"
                        + " 'en', 'x', ?, ?, ?, 0)")
                .params(UUID.randomUUID(), utc(at), utc(at.plus(Duration.ofMinutes(15))), name)
                .update();
        jdbc.sql("insert into gradebook_cell (id, version, district_id, registration_id, line_item_hash, sub, graded,"
                        + " sending_until) values (?, 0, ?, ?, 'x', ?, false, ?)")
                .params(
                        UUID.randomUUID(),
                        UUID.randomUUID(),
                        UUID.randomUUID(),
                        name,
                        utc(at.plus(Duration.ofMinutes(5))))
                .update();
        UUID lms = TestPlatform.registered(registrations, UUID.randomUUID()).id();
        jdbc.sql("insert into lti_notice_handler (id, registration_id, deployment_id, service_url, asked_at)"
                        + " values (?, ?, ?, 'https://lms.example/notices', ?)")
                .params(UUID.randomUUID(), lms, name, utc(at))
                .update();
        String session = UUID.randomUUID().toString();
        jdbc.sql("insert into spring_session (primary_id, session_id, creation_time, last_access_time,"
                        + " max_inactive_interval, expiry_time, principal_name) values (?, ?, ?, ?, ?, ?, ?)")
                .params(
                        session,
                        key.substring(0, 8) + session.substring(8),
                        at.toEpochMilli(),
                        at.toEpochMilli(),
                        SESSION.toSeconds(),
                        at.plus(SESSION).toEpochMilli(),
                        name)
                .update();
    }

    private void forgetMoments() {
        String mine = key.substring(0, 8) + "%";
        jdbc.sql("delete from operator_session where token_hash like ?")
                .param(mine)
                .update();
        jdbc.sql("delete from mail_link where token_hash like ?").param(mine).update();
        jdbc.sql("delete from gradebook_cell where sub like ?").param(mine).update();
        jdbc.sql("delete from lti_notice_handler where deployment_id like ?")
                .param(mine)
                .update();
        jdbc.sql("delete from spring_session where session_id like ?")
                .param(mine)
                .update();
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    @Test
    void aNodeWhoseClockIsBehindTheDatabasesTouchesNothing() {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        Duration fromTheTests = Duration.between(clock.instant(), now);
        insert("a-healthy-node-" + key, fromTheTests, true, 0);
        insert("a-daily-task-" + key, fromTheTests.plusHours(24), false, 0);
        jdbc.sql("update scheduled_tasks set last_heartbeat = ? where task_instance like ?")
                .params(now.atOffset(ZoneOffset.UTC), key + "%")
                .update();
        List<Map<String, Object>> before = rows();

        assertThat(watch(() -> now.minus(Duration.ofHours(3))).mend()).isZero();

        assertThat(rows()).isEqualTo(before);
        jdbc.sql("delete from scheduled_tasks where task_instance like ?")
                .param(key + "%")
                .update();
    }

    private List<Map<String, Object>> rows() {
        return jdbc.sql("select task_name, execution_time, last_heartbeat from scheduled_tasks"
                        + " where task_instance like ? order by task_name")
                .param(key + "%")
                .query()
                .listOfRows();
    }

    private void insert(String task, Duration when, boolean picked, int failures) {
        jdbc.sql("insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version,"
                        + " consecutive_failures, last_heartbeat) values (?, ?, ?, ?, 1, ?, ?)")
                .params(
                        task,
                        key + UUID.randomUUID(),
                        clock.instant().plus(when).atOffset(ZoneOffset.UTC),
                        picked,
                        failures,
                        clock.instant().plus(Duration.ofDays(365)).atOffset(ZoneOffset.UTC))
                .update();
    }

    @Test
    void isNeverDoneAfterARollback() {
        transaction.executeWithoutResult(status -> {
            jobs.schedule(work, key, new DueWorkSample.Order(key, 0, null));
            status.setRollbackOnly();
        });

        runDue();

        assertThat(work.done(key)).isZero();
    }

    @Test
    void isTriedAgainAfterItsWait() {
        schedule(new DueWorkSample.Order(key, 1, null));
        runDue();

        clock.advance(Duration.ofSeconds(9));
        runDue();
        assertThat(work.done(key)).isZero();

        clock.advance(Duration.ofSeconds(2));
        runDue();
        assertThat(work.done(key)).isEqualTo(1);
    }

    @Test
    void waitsAtLeastAsLongAsTheOtherSideAsks() {
        schedule(new DueWorkSample.Order(key, 1, Duration.ofMinutes(5)));
        runDue();

        clock.advance(Duration.ofMinutes(4));
        runDue();

        assertThat(work.done(key)).isZero();
    }

    @Test
    void isTriedAgainWithinADayHoweverLongTheOtherSideAsksToWait() {
        schedule(new DueWorkSample.Order(key, 1, Duration.ofDays(9999)));
        runDue();

        clock.advance(Duration.ofHours(25));
        runDue();

        assertThat(work.done(key)).isEqualTo(1);
    }

    @Test
    void isShownToAPersonWhenItWasGivenUpAndCanBeSentAgain() {
        schedule(new DueWorkSample.Order(key, 3, null));
        for (int i = 0; i < 4; i++) {
            runDue();
            clock.advance(Duration.ofMinutes(10));
        }
        assertThat(work.toldOfGivingUp(key)).isEqualTo(1);
        DeadJob dead = jobs.dead(1000).stream()
                .filter(job -> job.key().equals(key))
                .findFirst()
                .orElseThrow();

        jobs.again(dead.id());
        runDue();

        assertThat(work.done(key)).isEqualTo(1);
    }

    @Test
    void comesSoonAgainHoweverOftenItWaitsForItsTurn() {
        String waits = "turn " + key;
        schedule(new DueWorkSample.Order(waits, 5, Duration.ofSeconds(2)), waits);
        for (int i = 0; i < 6; i++) {
            runDue();
            clock.advance(Duration.ofSeconds(2));
        }

        assertThat(work.done(waits)).isEqualTo(1);
        assertThat(work.toldOfGivingUp(waits)).isZero();
    }

    @Test
    void showsTheOperatorNobodyElsesWords() {
        String fails = "boom " + key;
        schedule(new DueWorkSample.Order(fails, 3, null), fails);
        for (int i = 0; i < 4; i++) {
            runDue();
            clock.advance(Duration.ofMinutes(10));
        }

        assertThat(jobs.dead(1000))
                .filteredOn(job -> job.key().equals(fails))
                .singleElement()
                .satisfies(job -> assertThat(job.why()).isEqualTo("IllegalStateException"));
    }

    /** Timetables too: they send letters, end roles, delete files. */
    @Test
    void nothingIsDoneAfterARestoreUntilTheOperatorSaysThatThisIsTheRealPlace() {
        AtomicInteger kept = new AtomicInteger();
        RecurringTask<Void> timetable = Tasks.recurring("timetable-" + key, FixedDelay.ofHours(24))
                .execute((instance, run) -> kept.incrementAndGet());
        HeldWork.hold(clock.instant(), dataSource);
        HeldWork held = new HeldWork(jdbc, clock);
        schedule(new DueWorkSample.Order(key, 0, null));
        ManualScheduler scheduler = scheduler(held, timetable);
        scheduler.schedule(timetable.instance(RecurringTask.INSTANCE), clock.instant());

        scheduler.runAnyDueExecutions();
        assertThat(work.done(key)).isZero();
        assertThat(kept).hasValue(0);

        clock.advance(Duration.ofSeconds(20));
        held.release();
        scheduler(held, timetable).runAnyDueExecutions();
        assertThat(work.done(key)).isEqualTo(1);
        assertThat(kept).hasValue(1);
        assertThat(jdbc.sql("select execution_time from scheduled_tasks where task_name = ?")
                        .param("timetable-" + key)
                        .query(OffsetDateTime.class)
                        .single()
                        .toInstant())
                .isEqualTo(clock.instant().plus(Duration.ofHours(24)));
        jdbc.sql("delete from scheduled_tasks where task_name = ?")
                .param("timetable-" + key)
                .update();
    }

    @SuppressWarnings("unchecked")
    private ManualScheduler scheduler(HeldWork held, RecurringTask<Void> timetable) {
        SettableClock time = new SettableClock();
        time.set(clock.instant());
        TestHelper.ManualSchedulerBuilder builder = TestHelper.createManualScheduler(
                dataSource, (CustomTask<DueJob>) context.getBean("dueWork"), timetable);
        builder.addExecutionInterceptor(new JobsConfiguration().waitingWhileHeld(held, clock));
        return (ManualScheduler) builder.clock(time)
                .serializer(context.getBean(Serializer.class))
                .build();
    }

    private void schedule(DueWorkSample.Order order, String as) {
        transaction.executeWithoutResult(status -> jobs.schedule(work, as, order));
    }

    private void schedule(DueWorkSample.Order order) {
        transaction.executeWithoutResult(status -> jobs.schedule(work, key, order));
    }

    private void runDue() {
        TestJobs.runDue(context, clock.instant());
    }
}
