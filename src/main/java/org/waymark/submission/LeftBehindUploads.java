package org.waymark.submission;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Uploads that were whole when a node died become evidence on another. */
@Configuration(proxyBeanMethods = false)
class LeftBehindUploads {

    @Bean
    RecurringTask<Void> takeUploadsLeftBehind(Uploads uploads) {
        return Tasks.recurring("submission-take-uploads-left-behind", FixedDelay.ofMinutes(5))
                .execute((instance, context) -> uploads.takeLeftBehind());
    }
}
