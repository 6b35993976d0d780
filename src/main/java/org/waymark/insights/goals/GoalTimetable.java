package org.waymark.insights.goals;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.waymark.jobs.Timetables;
import org.waymark.people.Districts;

/** Every few minutes one node looks which districts' goals are to be counted anew. */
@Configuration(proxyBeanMethods = false)
class GoalTimetable {

    @Bean
    RecurringTask<Void> countForGoals(Timetables timetables, Districts districts, GoalSummaries summaries) {
        return timetables.each("goals-count", Duration.ofMinutes(2), districts::ids, summaries::countIfDue);
    }
}
