package org.waymark.submission.plan;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.waymark.people.DistrictCard;
import org.waymark.people.Districts;

/** Once a day what was begun before plans were kept gets its word on the end, district by district. */
@Configuration(proxyBeanMethods = false)
class PlanTimetable {

    private static final Logger log = LoggerFactory.getLogger(PlanTimetable.class);

    @Bean
    RecurringTask<Void> scheduleEndsOfEarlierPlans(Districts districts, EndingSoon endingSoon) {
        return Tasks.recurring("plan-ends-of-earlier", FixedDelay.ofHours(24)).execute((instance, context) -> {
            for (DistrictCard district : districts.all()) {
                try {
                    endingSoon.catchUp(district.id());
                } catch (RuntimeException e) {
                    // The other districts' plans are gone through all the same, and these again tomorrow.
                    log.error("Plans of district {} could not be gone through", district.id(), e);
                }
            }
        });
    }
}
