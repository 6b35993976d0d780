package org.waymark.award.openbadges2;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.waymark.award.PublishedHere;
import org.waymark.award.openbadges2.HostedDocuments.Hosted;

/** Our own documents of Open Badges 2.0. */
@Component
class HostedPublished implements PublishedHere {

    private static final Pattern ASSERTION =
            Pattern.compile("/badges/([0-9a-f-]{36})/(assertion|open-badges-2\\.png|open-badges-2\\.svg)");
    private static final Pattern BADGE_CLASS =
            Pattern.compile("/issuers/([0-9a-f-]{36})/achievements/([0-9a-f-]{36})/badge-class");
    private static final Pattern ISSUER = Pattern.compile("/issuers/([0-9a-f-]{36})/profile");

    private final HostedDocuments documents;

    HostedPublished(HostedDocuments documents) {
        this.documents = documents;
    }

    @Override
    public Optional<Published> at(String path) {
        try {
            return hosted(path).map(document -> new Published(document.gone() ? 410 : 200, document.json()));
        } catch (HostedDocumentNotFound none) {
            return Optional.empty();
        }
    }

    private Optional<Hosted> hosted(String path) {
        Matcher assertion = ASSERTION.matcher(path);
        if (assertion.matches()) {
            return Optional.of(documents.assertion(assertion.group(1), null));
        }
        Matcher badgeClass = BADGE_CLASS.matcher(path);
        if (badgeClass.matches()) {
            return Optional.of(documents.badgeClass(badgeClass.group(1), badgeClass.group(2)));
        }
        Matcher issuer = ISSUER.matcher(path);
        return issuer.matches() ? Optional.of(documents.issuer(issuer.group(1))) : Optional.empty();
    }
}
