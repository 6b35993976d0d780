package org.waymark.review.certification;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.waymark.people.DistrictCard;
import org.waymark.people.Districts;

/** Once a day readers are told whose certificate ends soon, district by district. */
@Configuration(proxyBeanMethods = false)
class CertificationTimetable {

    private static final Logger log = LoggerFactory.getLogger(CertificationTimetable.class);

    @Bean
    RecurringTask<Void> remindOfCertificates(Districts districts, Certifications certifications) {
        return Tasks.recurring("review-remind-of-certificates", FixedDelay.ofHours(24))
                .execute((instance, context) -> {
                    for (DistrictCard district : districts.all()) {
                        try {
                            certifications.remind(district.id());
                        } catch (RuntimeException e) {
                            // The other districts' readers are reminded all the same, and these again tomorrow.
                            log.error("Certificates of district {} could not be followed", district.id(), e);
                        }
                    }
                });
    }
}
