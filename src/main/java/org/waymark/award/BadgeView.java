package org.waymark.award;

import java.time.Instant;
import java.util.List;

/**
 * A badge's page.
 *
 * @param signed whether there is a credential yet
 * @param standing whether it can be relied on, found out just now
 * @param held the award itself
 * @param mine whether the visitor earned it
 * @param minor whether that visitor is protected as a minor, so that nobody else may see it
 * @param criteria titles; each was demonstrated
 * @param readers how many judged it before any third
 * @param sharing what helps its earner to pass it on
 * @param url the public address, for others
 */
record BadgeView(
        AwardId id,
        boolean signed,
        BadgeStanding standing,
        HeldAward held,
        boolean mine,
        boolean minor,
        boolean shared,
        boolean indexed,
        String title,
        String about,
        String earner,
        String issuer,
        Instant issuedOn,
        Instant checkedAt,
        List<String> criteria,
        int readers,
        List<Evidence> evidence,
        Sharing sharing,
        String url,
        String issuerPath,
        String achievementPath,
        String picturePath) {

    /**
     * What was asked for.
     *
     * @param path where what was handed in is shown, or whom to ask
     * @param released whether its earner shows it there
     */
    record Evidence(String title, String path, boolean released) {}
}
