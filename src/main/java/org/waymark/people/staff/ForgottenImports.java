package org.waymark.people.staff;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.waymark.jobs.Timetables;

/** Once an hour lists that nobody confirmed are forgotten: they hold what is known of people. */
@Configuration(proxyBeanMethods = false)
class ForgottenImports {

    @Bean
    RecurringTask<Void> forgetUnconfirmedStaffLists(Timetables timetables, StaffImports imports) {
        return timetables.timetable("people-forget-unconfirmed-staff-lists", Duration.ofHours(1), imports::forgetOld);
    }
}
