package org.waymark.review.agreement;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.waymark.people.DistrictCard;
import org.waymark.people.Districts;

/** Once a day the agreement of readers is followed, district by district. */
@Configuration(proxyBeanMethods = false)
class AgreementTimetable {

    private static final Logger log = LoggerFactory.getLogger(AgreementTimetable.class);

    @Bean
    RecurringTask<Void> followAgreementOfReaders(Districts districts, Agreements agreements) {
        return Tasks.recurring("review-follow-agreement", FixedDelay.ofHours(24))
                .execute((instance, context) -> {
                    for (DistrictCard district : districts.all()) {
                        try {
                            agreements.follow(district.id());
                        } catch (RuntimeException e) {
                            // The other districts' readers are followed all the same, and these again tomorrow.
                            log.error("Agreement in district {} could not be followed", district.id(), e);
                        }
                    }
                });
    }
}
