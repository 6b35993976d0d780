package org.waymark.people;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.waymark.jobs.Timetables;

/** Each course's members are read once a day, whether somebody launches or not. */
@Configuration(proxyBeanMethods = false)
class RosterTimetable {

    @Bean
    RecurringTask<Void> readDueRosters(Timetables timetables, Rosters rosters) {
        return timetables.timetable("people-read-due-rosters", Duration.ofMinutes(10), rosters::readDue);
    }
}
