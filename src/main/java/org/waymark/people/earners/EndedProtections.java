package org.waymark.people.earners;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.waymark.jobs.Timetables;

/** A protection whose day has come is taken off, so that searches find the person again. */
@Configuration(proxyBeanMethods = false)
class EndedProtections {

    @Bean
    RecurringTask<Void> endProtectionsOfMinors(Timetables timetables, SchoolStudents students) {
        return timetables.timetable("people-end-protections-of-minors", Duration.ofHours(6), students::endDue);
    }
}
