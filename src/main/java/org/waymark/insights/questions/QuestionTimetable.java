package org.waymark.insights.questions;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.waymark.jobs.Timetables;
import org.waymark.people.Districts;

/** Every hour somebody may have stopped, or earned something. */
@Configuration(proxyBeanMethods = false)
class QuestionTimetable {

    @Bean
    RecurringTask<Void> askWhatKeptThem(Timetables timetables, Districts districts, Questions questions) {
        return timetables.each("insights-ask", Duration.ofHours(1), districts::ids, questions::ask, questions::release);
    }
}
