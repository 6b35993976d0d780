package org.waymark.award.endorsements;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.waymark.jobs.Timetables;
import org.waymark.people.Districts;

/** Endorsements are checked every day: each goes into every badge that is signed. */
@Configuration(proxyBeanMethods = false)
class EndorsementTimetable {

    @Bean
    RecurringTask<Void> checkEndorsements(Timetables timetables, Districts districts, GivenEndorsements endorsements) {
        return timetables.each(
                "award-check-endorsements", Duration.ofHours(24), districts::ids, endorsements::checkAll);
    }
}
