package org.waymark.jobs;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.support.AbstractTestExecutionListener;
import org.waymark.TestClock;

/**
 * Each class of tests begins when every context does, and without the due work that those before it left undone: whoever
 * runs what is due would do all of that as well, at whatever moment their clock shows.
 */
public final class LeftUndone extends AbstractTestExecutionListener {

    @Override
    public void beforeTestClass(TestContext test) {
        test.getApplicationContext().getBean(TestClock.class).reset();
        test.getApplicationContext()
                .getBean(JdbcClient.class)
                .sql("delete from scheduled_tasks where task_name = 'due-work' and picked = false")
                .update();
    }
}
