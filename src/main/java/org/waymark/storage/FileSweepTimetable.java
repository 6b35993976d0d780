package org.waymark.storage;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.waymark.jobs.Timetables;

/** Once a day the evidence store and the database are compared, by whichever node is first. */
@Configuration(proxyBeanMethods = false)
class FileSweepTimetable {

    @Bean
    RecurringTask<Void> compareStoreAndRows(Timetables timetables, FileSweep sweep) {
        return timetables.timetable("storage-compare-store-and-rows", Duration.ofHours(24), sweep::look);
    }
}
