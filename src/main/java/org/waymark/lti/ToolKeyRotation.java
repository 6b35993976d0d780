package org.waymark.lti;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.waymark.jobs.Timetables;

/** Keys are changed on time, and old ones erased, by whichever node is first. */
@Configuration(proxyBeanMethods = false)
class ToolKeyRotation {

    @Bean
    RecurringTask<Void> keepToolKeysFresh(Timetables timetables, ToolKeys keys) {
        return timetables.timetable("lti-keep-tool-keys-fresh", Duration.ofHours(1), keys::keepFresh);
    }
}
