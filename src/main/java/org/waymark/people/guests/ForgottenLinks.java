package org.waymark.people.guests;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Links that nobody can open any more are forgotten, and with them the addresses that were typed. */
@Configuration(proxyBeanMethods = false)
class ForgottenLinks {

    @Bean
    RecurringTask<Void> forgetExpiredMailLinks(MailLinks links, MailThrottle throttle) {
        return Tasks.recurring("people-forget-expired-mail-links", FixedDelay.ofMinutes(10))
                .execute((instance, context) -> {
                    links.forgetExpired();
                    throttle.forgetOld();
                });
    }
}
