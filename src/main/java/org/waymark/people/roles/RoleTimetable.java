package org.waymark.people.roles;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.waymark.people.DistrictCard;
import org.waymark.people.Districts;
import org.waymark.people.People;

/** A role counts nowhere from the moment it has run out; what follows from that is done here, soon after. */
@Configuration(proxyBeanMethods = false)
class RoleTimetable {

    /** How long before its end somebody is told of it. */
    static final Duration SOON = Duration.ofDays(14);

    private static final Logger log = LoggerFactory.getLogger(RoleTimetable.class);

    @Bean
    RecurringTask<Void> endRolesThatRanOut(Districts districts, People people) {
        return Tasks.recurring("people-end-roles", FixedDelay.ofMinutes(10)).execute((instance, context) -> {
            for (DistrictCard district : districts.all()) {
                try {
                    people.runOut(district.id(), SOON);
                } catch (RuntimeException e) {
                    // The other districts' roles end all the same, and these are tried again.
                    log.error("Roles of district {} could not be ended", district.id(), e);
                }
            }
        });
    }
}
