package org.waymark.review.assigning;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.waymark.people.DistrictCard;
import org.waymark.people.Districts;

/** Twice a day what waits is looked after, district by district: each has a morning and an afternoon somewhere. */
@Configuration(proxyBeanMethods = false)
class AssigningTimetable {

    private static final Logger log = LoggerFactory.getLogger(AssigningTimetable.class);

    @Bean
    RecurringTask<Void> lookAfterReadings(Districts districts, Targets targets, Shortages shortages) {
        return Tasks.recurring("review-look-after-readings", FixedDelay.ofHours(12))
                .execute((instance, context) -> {
                    for (DistrictCard district : districts.all()) {
                        try {
                            targets.follow(district.id());
                            shortages.look(district.id());
                        } catch (RuntimeException e) {
                            // The other districts' work is looked after all the same, and this again later.
                            log.error("What waits in district {} could not be looked after", district.id(), e);
                        }
                    }
                });
    }
}
