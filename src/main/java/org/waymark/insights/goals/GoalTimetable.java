package org.waymark.insights.goals;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.waymark.people.DistrictCard;
import org.waymark.people.Districts;

/** Every few minutes one node looks which districts' goals are to be counted anew. */
@Configuration(proxyBeanMethods = false)
class GoalTimetable {

    private static final Logger log = LoggerFactory.getLogger(GoalTimetable.class);

    @Bean
    RecurringTask<Void> countForGoals(Districts districts, GoalSummaries summaries) {
        return Tasks.recurring("goals-count", FixedDelay.ofMinutes(2)).execute((instance, context) -> {
            for (DistrictCard district : districts.all()) {
                try {
                    summaries.countIfDue(district.id());
                } catch (RuntimeException e) {
                    // The others are counted all the same, and this one again in some minutes.
                    log.error("Goals of district {} could not be counted", district.id(), e);
                }
            }
        });
    }
}
