package org.waymark.recognition.roles;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.waymark.jobs.Timetables;
import org.waymark.people.Districts;

/** Windows open by themselves, and who left the district is eligible no more; once a day all are looked through. */
@Configuration(proxyBeanMethods = false)
class EligibilityTimetable {

    @Bean
    RecurringTask<Void> followEligibility(Timetables timetables, Districts districts, EligibilityRounds rounds) {
        return timetables.each(
                "recognition-follow-eligibility", Duration.ofMinutes(10), districts::ids, rounds::follow);
    }

    @Bean
    RecurringTask<Void> lookWhoIsEligible(Timetables timetables, Districts districts, EligibilityRounds rounds) {
        return timetables.each("recognition-look-daily", Duration.ofHours(24), districts::ids, rounds::lookThrough);
    }
}
