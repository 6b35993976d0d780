package org.waymark.people.staff;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Once an hour lists that nobody confirmed are forgotten: they hold what is known of people. */
@Configuration(proxyBeanMethods = false)
class ForgottenImports {

    @Bean
    RecurringTask<Void> forgetUnconfirmedStaffLists(StaffImports imports) {
        return Tasks.recurring("people-forget-unconfirmed-staff-lists", FixedDelay.ofHours(1))
                .execute((instance, context) -> imports.forgetOld());
    }
}
