package org.waymark.people.earners;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** A protection whose day has come is taken off, so that searches find the person again. */
@Configuration(proxyBeanMethods = false)
class EndedProtections {

    @Bean
    RecurringTask<Void> endProtectionsOfMinors(SchoolStudents students) {
        return Tasks.recurring("people-end-protections-of-minors", FixedDelay.ofHours(6))
                .execute((instance, context) -> students.endDue());
    }
}
