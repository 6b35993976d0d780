package org.waymark.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.testhelper.ManualScheduler;
import com.github.kagkarlsson.scheduler.testhelper.SettableClock;
import com.github.kagkarlsson.scheduler.testhelper.TestHelper;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.waymark.OnH2;

@OnH2
class TimetablesTests {

    @Autowired
    DataSource dataSource;

    @Autowired
    JdbcClient jdbc;

    private final String name = "timetable-" + UUID.randomUUID();
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final SettableClock clock = new SettableClock();
    private final List<String> done = new ArrayList<>();
    private final Set<String> failing = new HashSet<>();

    @AfterEach
    void leaveNothingToOthers() {
        jdbc.sql("delete from scheduled_tasks where task_name = ?").param(name).update();
    }

    @Test
    void whatFailsKeepsNothingElseWaiting() {
        failing.add("one of b");

        run(daily());

        assertThat(done).containsExactly("one of a", "two of a", "two of b", "one of c", "two of c");
        assertThat(counted("done")).isEqualTo(5);
        assertThat(counted("failed")).isEqualTo(1);
    }

    @Test
    void comesAgainWithinMinutesAfterAFailureAndThenInItsTime() {
        failing.add("one of b");
        ManualScheduler scheduler = run(daily());
        assertThat(next()).isEqualTo(Duration.ofMinutes(2));

        failing.clear();
        again(scheduler);

        assertThat(done).endsWith("one of a", "two of a", "one of b", "two of b", "one of c", "two of c");
        assertThat(next()).isEqualTo(Duration.ofDays(1));
        assertThat(failures()).isZero();
    }

    /** The database was away for a moment. */
    @Test
    void comesAgainWithinMinutesWhereNobodyKnewWhatThereIs() {
        ManualScheduler scheduler = run(each(Duration.ofDays(1), () -> {
            throw new IllegalStateException("away");
        }));

        assertThat(next()).isEqualTo(Duration.ofMinutes(2));
        assertThat(counted("failed")).isEqualTo(1);
    }

    @Test
    void comesLessSoonEachTimeAndNeverLaterThanElse() {
        failing.add("one of b");
        ManualScheduler scheduler = run(each(Duration.ofMinutes(10), () -> List.of("b")));

        List<Duration> waits = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            waits.add(next());
            again(scheduler);
        }

        assertThat(waits)
                .containsExactly(
                        Duration.ofMinutes(2), Duration.ofMinutes(4), Duration.ofMinutes(8), Duration.ofMinutes(10));
        assertThat(failures()).isEqualTo(5);
    }

    private RecurringTask<Void> daily() {
        return each(Duration.ofDays(1), () -> List.of("a", "b", "c"));
    }

    private RecurringTask<Void> each(Duration every, Supplier<List<String>> all) {
        return new Timetables(metrics)
                .each(name, every, all, item -> step("one of " + item), item -> step("two of " + item));
    }

    private void step(String what) {
        if (failing.contains(what)) {
            throw new IllegalStateException("For a test");
        }
        done.add(what);
    }

    private ManualScheduler run(RecurringTask<Void> timetable) {
        clock.set(Instant.parse("2027-05-03T14:02:00Z"));
        ManualScheduler scheduler = TestHelper.createManualScheduler(dataSource, timetable)
                .clock(clock)
                .build();
        scheduler.schedule(timetable.instance(RecurringTask.INSTANCE), clock.now());
        scheduler.runAnyDueExecutions();
        return scheduler;
    }

    private void again(ManualScheduler scheduler) {
        clock.set(clock.now().plus(next()));
        scheduler.runAnyDueExecutions();
    }

    private Duration next() {
        return Duration.between(
                clock.now(),
                jdbc.sql("select execution_time from scheduled_tasks where task_name = ?")
                        .param(name)
                        .query(OffsetDateTime.class)
                        .single()
                        .toInstant());
    }

    private int failures() {
        return jdbc.sql("select consecutive_failures from scheduled_tasks where task_name = ?")
                .param(name)
                .query(Integer.class)
                .single();
    }

    private double counted(String outcome) {
        return metrics.get("waymark.timetable.items")
                .tags("work", name, "outcome", outcome)
                .counter()
                .count();
    }
}
