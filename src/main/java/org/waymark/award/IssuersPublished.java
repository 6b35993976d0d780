package org.waymark.award;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** The documents that list our own keys. */
@Component
class IssuersPublished implements PublishedHere {

    private static final Pattern DOCUMENT = Pattern.compile("/issuers/([0-9a-f-]{36})/did\\.json");

    private final Badges badges;

    IssuersPublished(Badges badges) {
        this.badges = badges;
    }

    @Override
    public Optional<Published> at(String path) {
        Matcher document = DOCUMENT.matcher(path);
        if (!document.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Published(
                    200,
                    "application/json",
                    badges.issuerDocument(document.group(1)).json().toString()));
        } catch (BadgeNotFound none) {
            return Optional.empty();
        }
    }
}
