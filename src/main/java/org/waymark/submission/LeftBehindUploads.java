package org.waymark.submission;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.waymark.jobs.Timetables;

/** Uploads that were whole when a node died become evidence on another. */
@Configuration(proxyBeanMethods = false)
class LeftBehindUploads {

    @Bean
    RecurringTask<Void> takeUploadsLeftBehind(Timetables timetables, Uploads uploads) {
        return timetables.timetable(
                "submission-take-uploads-left-behind", Duration.ofMinutes(5), uploads::takeLeftBehind);
    }
}
