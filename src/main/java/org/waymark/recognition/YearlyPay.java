package org.waymark.recognition;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.waymark.people.DistrictCard;
import org.waymark.people.Districts;

/** Once a day, on one node, the ledgers are brought up to the day: raises come again, and rules that begin today decide. */
@Configuration(proxyBeanMethods = false)
class YearlyPay {

    private static final Logger log = LoggerFactory.getLogger(YearlyPay.class);

    @Bean
    RecurringTask<Void> settleLedgers(Districts districts, RewardRules rules, SettlingRuns runs) {
        return Tasks.recurring("recognition-settle-ledgers", FixedDelay.ofHours(24))
                .execute((instance, context) -> {
                    for (DistrictCard district : districts.all()) {
                        try {
                            if (!rules.of(district.id()).isEmpty()) {
                                runs.begin(district.id());
                            }
                        } catch (RuntimeException e) {
                            // The other districts' ledgers are settled all the same, and this one tomorrow.
                            log.error("The ledger of district {} could not be settled", district.id(), e);
                        }
                    }
                });
    }
}
