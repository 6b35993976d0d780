package org.waymark.web;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.waymark.settings.BadSetting;

/**
 * How many requests a node takes within a minute, all at once if need be; 0 for any number.
 *
 * @param person from one person who is signed in, wherever they are
 * @param address from one address, of all who are not signed in: a whole school may stand behind it
 */
@ConfigurationProperties("waymark.limits")
record LimitSettings(
        @DefaultValue("600") int person,
        @DefaultValue("12000") int address) {

    LimitSettings {
        require(person == 0 || person >= 60, "WAYMARK_LIMITS_PERSON must be 0 or at least 60.");
        require(address == 0 || address >= 600, "WAYMARK_LIMITS_ADDRESS must be 0 or at least 600.");
    }

    private static void require(boolean holds, String sentence) {
        if (!holds) {
            throw new BadSetting(sentence);
        }
    }
}
