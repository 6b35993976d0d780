package org.waymark.people.programmes;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.waymark.jobs.Timetables;

/** Whoever comes to a school, a contract group or a course is in its programmes a few minutes later. */
@Configuration(proxyBeanMethods = false)
class MemberTimetable {

    @Bean
    RecurringTask<Void> followProgrammeRules(Timetables timetables, ProgrammeMembers members) {
        return timetables.each(
                "people-follow-programme-rules", Duration.ofMinutes(10), members::ruled, members::refresh);
    }
}
