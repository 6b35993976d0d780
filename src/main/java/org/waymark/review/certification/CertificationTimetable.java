package org.waymark.review.certification;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.waymark.jobs.Timetables;
import org.waymark.people.Districts;

/** Once a day readers are told whose certificate ends soon, and earners asked who may review, district by district. */
@Configuration(proxyBeanMethods = false)
class CertificationTimetable {

    @Bean
    RecurringTask<Void> remindOfCertificates(
            Timetables timetables, Districts districts, Certifications certifications, Admissions admissions) {
        return timetables.each(
                "review-remind-of-certificates",
                Duration.ofHours(24),
                districts::ids,
                certifications::remind,
                admissions::followSoon);
    }
}
