package org.waymark.recognition.strengths;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.waymark.jobs.Timetables;
import org.waymark.people.Districts;

/** Whoever leaves lets nobody find them any more, should they come back. */
@Configuration(proxyBeanMethods = false)
class StrengthTimetable {

    @Bean
    RecurringTask<Void> followStrengthOffers(Timetables timetables, Districts districts, StrengthOffers offers) {
        return timetables.each(
                "recognition-follow-strength-offers", Duration.ofMinutes(10), districts::ids, offers::follow);
    }
}
