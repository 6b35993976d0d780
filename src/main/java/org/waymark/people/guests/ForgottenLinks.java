package org.waymark.people.guests;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.waymark.jobs.Timetables;

/** Links that nobody can open any more are forgotten, and with them the addresses that were typed. */
@Configuration(proxyBeanMethods = false)
class ForgottenLinks {

    @Bean
    RecurringTask<Void> forgetExpiredMailLinks(Timetables timetables, MailLinks links, MailThrottle throttle) {
        return timetables.timetable("people-forget-expired-mail-links", Duration.ofMinutes(10), () -> {
            links.forgetExpired();
            throttle.forgetOld();
        });
    }
}
