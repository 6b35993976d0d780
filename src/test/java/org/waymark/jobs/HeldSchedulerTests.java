package org.waymark.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.kagkarlsson.scheduler.boot.autoconfigure.DbSchedulerAutoConfiguration;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The scheduler as the application has it, with one timetable. */
class HeldSchedulerTests {

    private final AtomicBoolean held = new AtomicBoolean(true);
    private final AtomicInteger kept = new AtomicInteger();

    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    DataSourceAutoConfiguration.class,
                    DataSourceTransactionManagerAutoConfiguration.class,
                    JdbcTemplateAutoConfiguration.class,
                    JdbcClientAutoConfiguration.class,
                    FlywayAutoConfiguration.class,
                    DbSchedulerAutoConfiguration.class))
            .withUserConfiguration(JobsConfiguration.class)
            .withBean("clock", Clock.class, Clock::systemUTC)
            .withBean(HeldWork.class, () -> new HeldWork(null, null) {
                @Override
                boolean isHeld() {
                    return held.get();
                }
            })
            .withBean(
                    "timetable",
                    RecurringTask.class,
                    () -> Tasks.recurring("a-timetable", FixedDelay.of(Duration.ofMillis(200)))
                            .execute((instance, context) -> kept.incrementAndGet()))
            .withPropertyValues(
                    "spring.datasource.url=jdbc:h2:mem:held-scheduler;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH",
                    "spring.flyway.locations=classpath:db/migration/jobs",
                    "db-scheduler.polling-interval=100ms");

    @Test
    void keepsNoTimetableUntilThePlaceIsTheRealOne() {
        application.run(context -> {
            JdbcClient jdbc = context.getBean(JdbcClient.class);
            // It was asked to wait.
            await().until(() -> jdbc.sql(
                                    "select count(*) from scheduled_tasks where task_name = 'a-timetable' and execution_time > :soon")
                            .param("soon", OffsetDateTime.now(ZoneOffset.UTC).plusSeconds(30))
                            .query(Long.class)
                            .single()
                    == 1);
            assertThat(kept).hasValue(0);

            held.set(false);
            jdbc.sql("update scheduled_tasks set execution_time = :now")
                    .param("now", OffsetDateTime.now(ZoneOffset.UTC))
                    .update();
            await().untilAsserted(() -> assertThat(kept).hasPositiveValue());
        });
    }
}
