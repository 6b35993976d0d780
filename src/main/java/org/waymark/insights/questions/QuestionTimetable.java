package org.waymark.insights.questions;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.waymark.people.DistrictCard;
import org.waymark.people.Districts;

/** Every hour somebody may have stopped, or earned something. */
@Configuration(proxyBeanMethods = false)
class QuestionTimetable {

    private static final Logger log = LoggerFactory.getLogger(QuestionTimetable.class);

    @Bean
    RecurringTask<Void> askWhatKeptThem(Districts districts, Questions questions) {
        return Tasks.recurring("insights-ask", FixedDelay.ofHours(1)).execute((instance, context) -> {
            for (DistrictCard district : districts.all()) {
                try {
                    questions.ask(district.id());
                    questions.release(district.id());
                } catch (RuntimeException e) {
                    // Those of the other districts are asked all the same.
                    log.error("Questions in district {} could not be asked", district.id(), e);
                }
            }
        });
    }
}
