package org.waymark.people.roles;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.waymark.jobs.Timetables;
import org.waymark.people.Districts;
import org.waymark.people.People;

/** A role counts nowhere from the moment it has run out; what follows from that is done here, soon after. */
@Configuration(proxyBeanMethods = false)
class RoleTimetable {

    /** How long before its end somebody is told of it. */
    static final Duration SOON = Duration.ofDays(14);

    @Bean
    RecurringTask<Void> endRolesThatRanOut(Timetables timetables, Districts districts, People people) {
        return timetables.each(
                "people-end-roles", Duration.ofMinutes(10), districts::ids, district -> people.runOut(district, SOON));
    }
}
