package org.waymark.lti;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Ids of notices whose tokens expired long ago are forgotten by whichever node is first. */
@Configuration(proxyBeanMethods = false)
class OldNotices {

    @Bean
    RecurringTask<Void> forgetOldNotices(Notices notices) {
        return Tasks.recurring("lti-forget-old-notices", FixedDelay.ofHours(24))
                .execute((instance, context) -> notices.forgetOld());
    }
}
