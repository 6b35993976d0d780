package org.waymark.award.wallet;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.waymark.jobs.Timetables;
import org.waymark.people.Districts;

/** Offers to wallets that are over are forgotten. */
@Configuration(proxyBeanMethods = false)
class WalletTimetable {

    @Bean
    RecurringTask<Void> forgetOffersToWallets(Timetables timetables, Districts districts, WalletOffers offers) {
        return timetables.each(
                "award-forget-offers-to-wallets", Duration.ofHours(24), districts::ids, offers::forgetOld);
    }
}
