package org.waymark.award.status;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.waymark.jobs.Timetables;
import org.waymark.people.Districts;

/** Once a day, earners whose badges end soon are told, and leads of what is suspended still. */
@Configuration(proxyBeanMethods = false)
class AwardTimetable {

    @Bean
    RecurringTask<Void> tellOfBadgesThatEnd(Timetables timetables, Districts districts, AwardCases cases) {
        return timetables.each(
                "award-tell-of-ends",
                Duration.ofHours(24),
                districts::ids,
                cases::tellOfEnds,
                cases::remindOfSuspended);
    }
}
