package org.waymark.award;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Our own badges, those that their earners share. */
@Component
class BadgesPublished implements PublishedHere {

    private static final Pattern BADGE = Pattern.compile("/badges/([0-9a-f-]{36})(\\.json)?");

    private final Badges badges;

    BadgesPublished(Badges badges) {
        this.badges = badges;
    }

    @Override
    public Optional<Published> at(String path) {
        Matcher badge = BADGE.matcher(path);
        if (!badge.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Published(
                    200,
                    BadgeFormat.CREDENTIAL.toString(),
                    badges.file(badge.group(1), null).credential()));
        } catch (BadgeNotFound none) {
            return Optional.empty();
        }
    }
}
