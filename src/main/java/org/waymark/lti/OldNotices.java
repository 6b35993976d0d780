package org.waymark.lti;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.waymark.jobs.Timetables;

/** Ids of notices whose tokens expired long ago are forgotten by whichever node is first. */
@Configuration(proxyBeanMethods = false)
class OldNotices {

    @Bean
    RecurringTask<Void> forgetOldNotices(Timetables timetables, Notices notices) {
        return timetables.timetable("lti-forget-old-notices", Duration.ofHours(24), notices::forgetOld);
    }
}
