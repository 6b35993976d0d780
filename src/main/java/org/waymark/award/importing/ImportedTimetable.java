package org.waymark.award.importing;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.waymark.people.DistrictCard;
import org.waymark.people.Districts;

/** Awards from elsewhere are checked again when their time has come. */
@Configuration(proxyBeanMethods = false)
class ImportedTimetable {

    @Bean
    RecurringTask<Void> checkAwardsFromElsewhere(Districts districts, ImportedAwards awards) {
        return Tasks.recurring("award-check-awards-from-elsewhere", FixedDelay.ofHours(1))
                .execute((instance, context) -> {
                    for (DistrictCard district : districts.all()) {
                        awards.checkDue(district.id());
                    }
                });
    }
}
