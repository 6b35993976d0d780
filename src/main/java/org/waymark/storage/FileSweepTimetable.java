package org.waymark.storage;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Once a day the evidence store and the database are compared, by whichever node is first. */
@Configuration(proxyBeanMethods = false)
class FileSweepTimetable {

    @Bean
    RecurringTask<Void> compareStoreAndRows(FileSweep sweep) {
        return Tasks.recurring("storage-compare-store-and-rows", FixedDelay.ofHours(24))
                .execute((instance, context) -> sweep.look());
    }
}
