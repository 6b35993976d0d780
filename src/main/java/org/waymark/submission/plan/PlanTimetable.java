package org.waymark.submission.plan;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.waymark.jobs.Timetables;
import org.waymark.people.Districts;

/** Once a day what was begun before plans were kept gets its word on the end, district by district. */
@Configuration(proxyBeanMethods = false)
class PlanTimetable {

    @Bean
    RecurringTask<Void> scheduleEndsOfEarlierPlans(Timetables timetables, Districts districts, EndingSoon endingSoon) {
        return timetables.each("plan-ends-of-earlier", Duration.ofHours(24), districts::ids, endingSoon::catchUp);
    }
}
