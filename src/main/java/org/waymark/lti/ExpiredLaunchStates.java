package org.waymark.lti;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Launches that never came back are forgotten by whichever node is first. */
@Configuration(proxyBeanMethods = false)
class ExpiredLaunchStates {

    @Bean
    RecurringTask<Void> forgetExpiredLaunchStates(LaunchStates states) {
        return Tasks.recurring("lti-forget-expired-launch-states", FixedDelay.ofMinutes(10))
                .execute((instance, context) -> states.forgetExpired());
    }
}
