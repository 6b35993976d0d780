package org.waymark.review;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.waymark.jobs.Timetables;
import org.waymark.people.Districts;

/** Once a day old notes of readers go, district by district. */
@Configuration(proxyBeanMethods = false)
class ReadingTimetable {

    @Bean
    RecurringTask<Void> forgetNotesOfReaders(Timetables timetables, Districts districts, ReadingNotes notes) {
        return timetables.each("review-forget-notes", Duration.ofHours(24), districts::ids, notes::forget);
    }
}
