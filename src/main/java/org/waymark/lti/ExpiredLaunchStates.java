package org.waymark.lti;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.waymark.jobs.Timetables;

/**
 * Launches that never came back are forgotten by whichever node is first. Anyone may begin a launch, so this runs often
 * and in small transactions: a flood of logins keeps no more rows than come in some minutes, and none of them is long.
 */
@Configuration(proxyBeanMethods = false)
class ExpiredLaunchStates {

    private static final int AT_ONCE = 1_000;

    @Bean
    RecurringTask<Void> forgetExpiredLaunchStates(
            Timetables timetables, LaunchStates states, LaunchHandovers handovers) {
        return timetables.timetable("lti-forget-expired-launch-states", Duration.ofMinutes(1), () -> {
            int forgotten;
            do {
                forgotten = states.forgetExpired(AT_ONCE);
            } while (forgotten == AT_ONCE);
            handovers.forgetExpired();
        });
    }
}
