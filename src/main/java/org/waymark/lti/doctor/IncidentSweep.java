package org.waymark.lti.doctor;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Incidents are bounded by whichever node is first. */
@Configuration(proxyBeanMethods = false)
class IncidentSweep {

    @Bean
    RecurringTask<Void> sweepLtiIncidents(LaunchDoctor doctor) {
        return Tasks.recurring("lti-sweep-incidents", FixedDelay.ofMinutes(10))
                .execute((instance, context) -> doctor.sweep());
    }
}
