package org.waymark.award.importing;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.waymark.jobs.Timetables;
import org.waymark.people.Districts;

/** Awards from elsewhere are checked again when their time has come. */
@Configuration(proxyBeanMethods = false)
class ImportedTimetable {

    @Bean
    RecurringTask<Void> checkAwardsFromElsewhere(Timetables timetables, Districts districts, ImportedAwards awards) {
        return timetables.each(
                "award-check-awards-from-elsewhere", Duration.ofHours(1), districts::ids, awards::checkDue);
    }
}
