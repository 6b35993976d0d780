package org.waymark.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.waymark.TestClock;
import tools.jackson.databind.json.JsonMapper;

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
    JsonMapper json;

    @Autowired
    WorkTimes times;

    private final String key = UUID.randomUUID().toString();

    @Test
    void isDoneOnceAfterTheCommit() {
        schedule(new DueWorkSample.Order(key, 0, null));
        schedule(new DueWorkSample.Order(key, 0, null));

        runDue();
        runDue();

        assertThat(work.done(key)).isEqualTo(1);
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

    @Test
    void isHeldAfterARestoreUntilTheOperatorSaysThatThisIsTheRealPlace() {
        schedule(new DueWorkSample.Order(key, 0, null));
        HeldWork.hold(clock.instant(), dataSource);
        HeldWork held = new HeldWork(jdbc, clock);
        DueWorkRunner runner = new DueWorkRunner(List.of(work), jobs, transaction, json, clock, times, held);
        DueJob job = new DueJob(work.name(), json.writeValueAsString(new DueWorkSample.Order(key, 0, null)));

        assertThatExceptionOfType(TryLater.class)
                .isThrownBy(() -> runner.run(job))
                .satisfies(later -> assertThat(later.turn()).isEqualTo(HeldWork.WAIT));
        assertThat(work.done(key)).isZero();

        clock.advance(Duration.ofSeconds(-40));
        held.release();
        runDue();
        assertThat(work.done(key)).isEqualTo(1);
        runner.run(job);
        assertThat(work.done(key)).isEqualTo(2);
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
