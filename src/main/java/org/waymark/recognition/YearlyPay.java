package org.waymark.recognition;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.waymark.jobs.Timetables;
import org.waymark.people.Districts;

/** Once a day, on one node, the ledgers are brought up to the day: raises come again, and rules that begin today decide. */
@Configuration(proxyBeanMethods = false)
class YearlyPay {

    @Bean
    RecurringTask<Void> settleLedgers(
            Timetables timetables, Districts districts, RewardRules rules, SettlingRuns runs) {
        return timetables.each("recognition-settle-ledgers", Duration.ofHours(24), districts::ids, district -> {
            if (!rules.of(district).isEmpty()) {
                runs.begin(district);
            }
        });
    }
}
