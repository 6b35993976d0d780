package org.waymark.people.programmes;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Whoever comes to a school, a contract group or a course is in its programmes a few minutes later. */
@Configuration(proxyBeanMethods = false)
class MemberTimetable {

    @Bean
    RecurringTask<Void> followProgrammeRules(ProgrammeMembers members) {
        return Tasks.recurring("people-follow-programme-rules", FixedDelay.ofMinutes(10))
                .execute((instance, context) -> members.ruled().forEach(members::refresh));
    }
}
