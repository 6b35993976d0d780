package org.waymark.recognition.strengths;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.waymark.people.Districts;

/** Whoever leaves lets nobody find them any more, should they come back. */
@Configuration(proxyBeanMethods = false)
class StrengthTimetable {

    @Bean
    RecurringTask<Void> followStrengthOffers(Districts districts, StrengthOffers offers) {
        return Tasks.recurring("recognition-follow-strength-offers", FixedDelay.ofMinutes(10))
                .execute((instance, context) -> districts.all().forEach(district -> offers.follow(district.id())));
    }
}
