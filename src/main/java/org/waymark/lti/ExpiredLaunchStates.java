package org.waymark.lti;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Launches that never came back are forgotten by whichever node is first. Anyone may begin a launch, so this runs often
 * and in small transactions: a flood of logins keeps no more rows than come in some minutes, and none of them is long.
 */
@Configuration(proxyBeanMethods = false)
class ExpiredLaunchStates {

    private static final int AT_ONCE = 1_000;

    @Bean
    RecurringTask<Void> forgetExpiredLaunchStates(LaunchStates states, LaunchHandovers handovers) {
        return Tasks.recurring("lti-forget-expired-launch-states", FixedDelay.ofMinutes(1))
                .execute((instance, context) -> {
                    int forgotten;
                    do {
                        forgotten = states.forgetExpired(AT_ONCE);
                    } while (forgotten == AT_ONCE);
                    handovers.forgetExpired();
                });
    }
}
