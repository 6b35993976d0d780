package org.waymark.review.appeals;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.waymark.jobs.Timetables;
import org.waymark.people.Districts;

/** Once a day leads hear of appeals that wait for somebody or are late, district by district. */
@Configuration(proxyBeanMethods = false)
class AppealTimetable {

    @Bean
    RecurringTask<Void> followAppeals(Timetables timetables, Districts districts, Appeals appeals) {
        return timetables.each("review-follow-appeals", Duration.ofHours(24), districts::ids, appeals::follow);
    }
}
