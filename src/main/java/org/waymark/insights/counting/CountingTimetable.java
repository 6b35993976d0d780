package org.waymark.insights.counting;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.waymark.jobs.Timetables;
import org.waymark.people.Districts;

/** Every few minutes one node looks which districts are to be counted anew. */
@Configuration(proxyBeanMethods = false)
class CountingTimetable {

    @Bean
    RecurringTask<Void> countForInsights(Timetables timetables, Districts districts, Summaries summaries) {
        return timetables.each("insights-count", Duration.ofMinutes(2), districts::ids, summaries::countIfDue);
    }
}
