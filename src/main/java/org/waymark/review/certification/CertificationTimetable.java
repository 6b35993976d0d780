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

/** Once a day readers are told whose certificate ends soon, and earners asked who may review, district by district. */
@Configuration(proxyBeanMethods = false)
class CertificationTimetable {

    private static final Logger log = LoggerFactory.getLogger(CertificationTimetable.class);

    @Bean
    RecurringTask<Void> remindOfCertificates(
            Districts districts, Certifications certifications, Admissions admissions) {
        return Tasks.recurring("review-remind-of-certificates", FixedDelay.ofHours(24))
                .execute((instance, context) -> {
                    for (DistrictCard district : districts.all()) {
                        try {
                            certifications.remind(district.id());
                            admissions.followSoon(district.id());
                        } catch (RuntimeException e) {
                            // The other districts' people are told all the same, and these again tomorrow.
                            log.error(
                                    "Certificates and admissions of district {} could not be followed",
                                    district.id(),
                                    e);
                        }
                    }
                });
    }
}
