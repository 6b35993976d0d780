package org.waymark.jobs;

import com.github.kagkarlsson.scheduler.serializer.Serializer;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.testhelper.ManualScheduler;
import com.github.kagkarlsson.scheduler.testhelper.SettableClock;
import com.github.kagkarlsson.scheduler.testhelper.TestHelper;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import javax.sql.DataSource;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Does the due work of a test's context when the test says so. */
public final class TestJobs {

    private TestJobs() {}

    /** Runs everything that is due at this moment, once. */
    @SuppressWarnings("unchecked")
    public static void runDue(ApplicationContext context, Instant now) {
        SettableClock clock = new SettableClock();
        clock.set(now);
        ManualScheduler scheduler = (ManualScheduler) TestHelper.createManualScheduler(
                        context.getBean(DataSource.class), (CustomTask<DueJob>) context.getBean("dueWork"))
                .clock(clock)
                .serializer(context.getBean(Serializer.class))
                .build();
        int due = due(context, now);
        int before;
        do {
            before = due;
            scheduler.runAnyDueExecutions();
            due = due(context, now);
        } while (due > 0 && due < before);
    }

    private static int due(ApplicationContext context, Instant now) {
        return context.getBean(JdbcClient.class)
                .sql("select count(*) from scheduled_tasks where execution_time <= ?")
                .param(OffsetDateTime.ofInstant(now, ZoneOffset.UTC))
                .query(Integer.class)
                .single();
    }
}
