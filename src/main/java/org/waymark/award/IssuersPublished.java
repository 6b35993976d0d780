package org.waymark.award;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Our own keys: the documents that list them, and those that stand alone. */
@Component
class IssuersPublished implements PublishedHere {

    private static final Pattern DOCUMENT = Pattern.compile("/issuers/([0-9a-f-]{36})/(did\\.json|keys/([^/]+))");

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
        String issuer = document.group(1);
        String key = document.group(3);
        try {
            return Optional.of(new Published(
                    200,
                    key == null
                            ? badges.issuerDocument(issuer).json().toString()
                            : badges.issuerKey(issuer, key).toString()));
        } catch (BadgeNotFound none) {
            return Optional.empty();
        }
    }
}
