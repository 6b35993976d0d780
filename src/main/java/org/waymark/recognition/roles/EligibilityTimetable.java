package org.waymark.recognition.roles;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.waymark.people.DistrictCard;
import org.waymark.people.Districts;

/** Windows open by themselves, and who left the district is eligible no more; once a day all are looked through. */
@Configuration(proxyBeanMethods = false)
class EligibilityTimetable {

    private static final Logger log = LoggerFactory.getLogger(EligibilityTimetable.class);

    @Bean
    RecurringTask<Void> followEligibility(Districts districts, EligibilityRounds rounds) {
        return Tasks.recurring("recognition-follow-eligibility", FixedDelay.ofMinutes(10))
                .execute((instance, context) -> {
                    for (DistrictCard district : districts.all()) {
                        try {
                            rounds.follow(district.id());
                        } catch (RuntimeException e) {
                            // The other districts' people are told all the same, and these in ten minutes.
                            log.error("Eligibility in district {} could not be followed", district.id(), e);
                        }
                    }
                });
    }

    @Bean
    RecurringTask<Void> lookWhoIsEligible(Districts districts, EligibilityRounds rounds) {
        return Tasks.recurring("recognition-look-daily", FixedDelay.ofHours(24))
                .execute((instance, context) -> districts.all().forEach(district -> rounds.lookThrough(district.id())));
    }
}
