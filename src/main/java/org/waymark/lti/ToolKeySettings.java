package org.waymark.lti;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.waymark.settings.BadSetting;

/**
 * How our signing keys are changed.
 *
 * @param rotateEvery how long one key signs ({@code WAYMARK_LTI_KEYS_ROTATE_EVERY}), from a week to three years
 */
@ConfigurationProperties("waymark.lti-keys")
record ToolKeySettings(@DefaultValue("90d") Duration rotateEvery) {

    private static final Duration SHORTEST = Duration.ofDays(7);
    private static final Duration LONGEST = Duration.ofDays(3 * 366);

    ToolKeySettings {
        if (rotateEvery.compareTo(SHORTEST) < 0 || rotateEvery.compareTo(LONGEST) > 0) {
            throw new BadSetting("WAYMARK_LTI_KEYS_ROTATE_EVERY must be from 7d to 1098d.");
        }
    }
}
