package org.waymark.review.agreement;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.waymark.catalog.DefinitionVersionId;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;

/**
 * The tables of closed months as they were counted within the last hour. Counting takes longer the more was read, and what it
 * counts hardly changes any more: when a month has just ended and is noted, which is looked for here, and when somebody's
 * data is deleted or two identities become one, which shows within the hour.
 */
@Component
class RememberedReadings {

    private static final Duration LONGEST = Duration.ofHours(1);
    private static final int MOST = 100;

    private final PairedReadings readings;
    private final Clock clock;
    private final Map<DistrictId, Tables> remembered = new LinkedHashMap<>(16, 0.75f, true);

    RememberedReadings(PairedReadings readings, Clock clock) {
        this.readings = readings;
        this.clock = clock;
    }

    /**
     * What is read and not changed.
     *
     * @param versions by version, and by criterion within it
     * @param readers by reader, their own level first, and by version
     */
    record Tables(
            PairedReadings.Period period,
            Instant at,
            Map<DefinitionVersionId, Map<String, LevelPairs>> versions,
            Map<PersonId, Map<DefinitionVersionId, LevelPairs>> readers) {

        private boolean isOf(PairedReadings.Period asked, Instant now) {
            return period.equals(asked) && !at.isAfter(now) && at.plus(LONGEST).isAfter(now);
        }
    }

    /** Two who ask at once may both count. */
    Tables of(DistrictId district, PairedReadings.Period period) {
        Instant now = clock.instant();
        Tables known = known(district);
        if (known != null && known.isOf(period, now)) {
            return known;
        }
        Tables counted =
                new Tables(period, now, readings.byCriterion(district, period), readings.byReader(district, period));
        synchronized (remembered) {
            remembered.put(district, counted);
            if (remembered.size() > MOST) {
                remembered.remove(remembered.keySet().iterator().next());
            }
        }
        return counted;
    }

    private @Nullable Tables known(DistrictId district) {
        synchronized (remembered) {
            return remembered.get(district);
        }
    }

    /** What is noted in this transaction counts as soon as it is there for others. */
    void forget(DistrictId district) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                synchronized (remembered) {
                    remembered.remove(district);
                }
            }
        });
    }
}
