package org.waymark.award.wallet;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.waymark.people.DistrictCard;
import org.waymark.people.Districts;

/** Offers to wallets that are over are forgotten. */
@Configuration(proxyBeanMethods = false)
class WalletTimetable {

    @Bean
    RecurringTask<Void> forgetOffersToWallets(Districts districts, WalletOffers offers) {
        return Tasks.recurring("award-forget-offers-to-wallets", FixedDelay.ofHours(24))
                .execute((instance, context) -> {
                    for (DistrictCard district : districts.all()) {
                        offers.forgetOld(district.id());
                    }
                });
    }
}
