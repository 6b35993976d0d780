package org.waymark.lti;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Keys are changed on time, and old ones erased, by whichever node is first. */
@Configuration(proxyBeanMethods = false)
class ToolKeyRotation {

    @Bean
    RecurringTask<Void> keepToolKeysFresh(ToolKeys keys) {
        return Tasks.recurring("lti-keep-tool-keys-fresh", FixedDelay.ofHours(1))
                .execute((instance, context) -> keys.keepFresh());
    }
}
