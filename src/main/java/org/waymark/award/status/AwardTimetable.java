package org.waymark.award.status;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.waymark.people.DistrictCard;
import org.waymark.people.Districts;

/** Once a day, earners whose badges end soon are told, and leads of what is suspended still. */
@Configuration(proxyBeanMethods = false)
class AwardTimetable {

    private static final Logger log = LoggerFactory.getLogger(AwardTimetable.class);

    @Bean
    RecurringTask<Void> tellOfBadgesThatEnd(Districts districts, AwardCases cases) {
        return Tasks.recurring("award-tell-of-ends", FixedDelay.ofHours(24)).execute((instance, context) -> {
            for (DistrictCard district : districts.all()) {
                try {
                    cases.tellOfEnds(district.id());
                    cases.remindOfSuspended(district.id());
                } catch (RuntimeException e) {
                    // The other districts' people are told all the same, and these tomorrow.
                    log.error("Nobody in district {} could be told of badges that end or wait", district.id(), e);
                }
            }
        });
    }
}
