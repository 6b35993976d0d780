package org.waymark.review;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.waymark.people.DistrictCard;
import org.waymark.people.Districts;

/** Once a day old notes of readers go, district by district. */
@Configuration(proxyBeanMethods = false)
class ReadingTimetable {

    private static final Logger log = LoggerFactory.getLogger(ReadingTimetable.class);

    @Bean
    RecurringTask<Void> forgetNotesOfReaders(Districts districts, ReadingNotes notes) {
        return Tasks.recurring("review-forget-notes", FixedDelay.ofHours(24)).execute((instance, context) -> {
            for (DistrictCard district : districts.all()) {
                try {
                    notes.forget(district.id());
                } catch (RuntimeException e) {
                    // Those of the other districts go all the same, and these tomorrow.
                    log.error("Notes in district {} could not be forgotten", district.id(), e);
                }
            }
        });
    }
}
