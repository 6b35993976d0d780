package org.waymark.submission.students;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.waymark.people.DistrictCard;
import org.waymark.people.Districts;

/** Once a day recordings whose time is over are deleted, district by district. */
@Configuration(proxyBeanMethods = false)
class RecordingTimetable {

    private static final Logger log = LoggerFactory.getLogger(RecordingTimetable.class);

    @Bean
    RecurringTask<Void> deleteRecordingsWhoseTimeIsOver(Districts districts, Recordings recordings) {
        return Tasks.recurring("submission-delete-recordings", FixedDelay.ofHours(24))
                .execute((instance, context) -> {
                    for (DistrictCard district : districts.all()) {
                        try {
                            String last = "";
                            do {
                                last = recordings.turn(district.id(), last);
                            } while (!last.isEmpty());
                        } catch (RuntimeException e) {
                            // The other districts' recordings go all the same, and these are tried again tomorrow.
                            log.error("Recordings of district {} could not be gone through", district.id(), e);
                        }
                    }
                });
    }
}
