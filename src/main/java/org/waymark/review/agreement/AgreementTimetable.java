package org.waymark.review.agreement;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.waymark.jobs.Timetables;
import org.waymark.people.Districts;

/** Once a day the agreement of readers is followed, district by district. */
@Configuration(proxyBeanMethods = false)
class AgreementTimetable {

    @Bean
    RecurringTask<Void> followAgreementOfReaders(Timetables timetables, Districts districts, Agreements agreements) {
        return timetables.each("review-follow-agreement", Duration.ofHours(24), districts::ids, agreements::follow);
    }
}
