package org.waymark.people;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Each course's members are read once a day, whether somebody launches or not. */
@Configuration(proxyBeanMethods = false)
class RosterTimetable {

    @Bean
    RecurringTask<Void> readDueRosters(Rosters rosters) {
        return Tasks.recurring("people-read-due-rosters", FixedDelay.ofMinutes(10))
                .execute((instance, context) -> rosters.readDue());
    }
}
