package org.waymark.award;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Our own badges, those that their earners share. */
@Component
class BadgesPublished implements PublishedHere {

    private static final Pattern BADGE = Pattern.compile("/badges/([0-9a-f-]{36})(\\.json|\\.jwt|\\.png|\\.svg)?");

    private final Badges badges;

    BadgesPublished(Badges badges) {
        this.badges = badges;
    }

    @Override
    public Optional<Published> at(String path) {
        Matcher address = BADGE.matcher(path);
        if (!address.matches()) {
            return Optional.empty();
        }
        try {
            ShownBadge badge = badges.shown(address.group(1), null);
            return Optional.ofNullable(".jwt".equals(address.group(2)) ? badge.jwt() : badge.credential())
                    .map(body -> new Published(200, body));
        } catch (BadgeNotFound none) {
            return Optional.empty();
        }
    }
}
