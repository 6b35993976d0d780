package org.waymark.review.assigning;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.waymark.jobs.Timetables;
import org.waymark.people.Districts;

/** Twice a day what waits is looked after, district by district: each has a morning and an afternoon somewhere. */
@Configuration(proxyBeanMethods = false)
class AssigningTimetable {

    @Bean
    RecurringTask<Void> lookAfterReadings(
            Timetables timetables, Districts districts, Targets targets, Shortages shortages) {
        return timetables.each(
                "review-look-after-readings", Duration.ofHours(12), districts::ids, targets::follow, shortages::look);
    }
}
