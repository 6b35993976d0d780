package org.waymark.placement;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.waymark.settings.BadSetting;

/**
 * How long a score is tried, read from {@code WAYMARK_SCORES_*}.
 *
 * @param giveUpAfter after this long people are told that it did not arrive
 * @param firstWait the wait after the first failure; it doubles, up to six hours
 */
@ConfigurationProperties("waymark.scores")
record ScoreSettings(
        @DefaultValue("14d") Duration giveUpAfter,
        @DefaultValue("30s") Duration firstWait) {

    ScoreSettings {
        require(giveUpAfter.compareTo(Duration.ofHours(1)) >= 0, "WAYMARK_SCORES_GIVE_UP_AFTER is an hour or more.");
        require(firstWait.compareTo(Duration.ofSeconds(1)) >= 0, "WAYMARK_SCORES_FIRST_WAIT is a second or more.");
    }

    /** How long it is tried in whole days, as people are told. */
    long days() {
        return Math.max(1, giveUpAfter.toDays());
    }

    private static void require(boolean holds, String sentence) {
        if (!holds) {
            throw new BadSetting(sentence);
        }
    }
}
