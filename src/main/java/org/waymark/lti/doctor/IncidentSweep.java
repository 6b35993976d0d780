package org.waymark.lti.doctor;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.waymark.jobs.Timetables;

/** Incidents are bounded by whichever node is first. */
@Configuration(proxyBeanMethods = false)
class IncidentSweep {

    @Bean
    RecurringTask<Void> sweepLtiIncidents(Timetables timetables, LaunchDoctor doctor) {
        return timetables.timetable("lti-sweep-incidents", Duration.ofMinutes(10), doctor::sweep);
    }
}
