package org.waymark.review.appeals;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.waymark.people.DistrictCard;
import org.waymark.people.Districts;

/** Once a day leads hear of appeals that wait for somebody or are late, district by district. */
@Configuration(proxyBeanMethods = false)
class AppealTimetable {

    private static final Logger log = LoggerFactory.getLogger(AppealTimetable.class);

    @Bean
    RecurringTask<Void> followAppeals(Districts districts, Appeals appeals) {
        return Tasks.recurring("review-follow-appeals", FixedDelay.ofHours(24)).execute((instance, context) -> {
            for (DistrictCard district : districts.all()) {
                try {
                    appeals.follow(district.id());
                } catch (RuntimeException e) {
                    // The other districts' appeals are followed all the same, and these again tomorrow.
                    log.error("Appeals in district {} could not be followed", district.id(), e);
                }
            }
        });
    }
}
