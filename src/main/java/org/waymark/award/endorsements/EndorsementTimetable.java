package org.waymark.award.endorsements;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.waymark.people.DistrictCard;
import org.waymark.people.Districts;

/** Endorsements are checked every day: each goes into every badge that is signed. */
@Configuration(proxyBeanMethods = false)
class EndorsementTimetable {

    @Bean
    RecurringTask<Void> checkEndorsements(Districts districts, GivenEndorsements endorsements) {
        return Tasks.recurring("award-check-endorsements", FixedDelay.ofHours(24))
                .execute((instance, context) -> {
                    for (DistrictCard district : districts.all()) {
                        endorsements.checkAll(district.id());
                    }
                });
    }
}
