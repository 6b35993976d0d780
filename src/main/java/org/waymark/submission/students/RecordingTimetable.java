package org.waymark.submission.students;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.waymark.jobs.Timetables;
import org.waymark.people.Districts;

/** Once a day recordings whose time is over are deleted, district by district. */
@Configuration(proxyBeanMethods = false)
class RecordingTimetable {

    @Bean
    RecurringTask<Void> deleteRecordingsWhoseTimeIsOver(
            Timetables timetables, Districts districts, Recordings recordings) {
        return timetables.each("submission-delete-recordings", Duration.ofHours(24), districts::ids, district -> {
            String last = "";
            do {
                last = recordings.turn(district, last);
            } while (!last.isEmpty());
        });
    }
}
