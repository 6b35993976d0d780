package org.waymark.jobs;

import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.support.AbstractTestExecutionListener;
import org.waymark.TestClock;

/**
 * Each class of tests begins when every context does, and without the due work that those before it left undone: whoever
 * runs what is due would do all of that as well, at whatever moment their clock shows. No key of ours has just taken over.
 */
public final class LeftUndone extends AbstractTestExecutionListener {

    @Override
    public void beforeTestClass(TestContext test) {
        ApplicationContext context = test.getApplicationContext();
        context.getBean(TestClock.class).reset();
        JdbcClient jdbc = context.getBean(JdbcClient.class);
        jdbc.sql("delete from scheduled_tasks where task_name = 'due-work' and picked = false")
                .update();
        jdbc.sql("update lti_tool_key set active_since = created_at where active_since is not null")
                .update();
    }
}
