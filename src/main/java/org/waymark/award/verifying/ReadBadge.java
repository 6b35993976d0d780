package org.waymark.award.verifying;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a badge says of itself, whoever made it.
 *
 * @param standard Open Badges 3.0, Open Badges 2.0 or Verifiable Credential
 * @param id the credential's own address, if it has one
 * @param achievement the id of what was achieved
 * @param about the subject's id
 * @param recipients to whom it was issued, as far as it tells by an e-mail address
 * @param text the badge to the letter: JSON or a JWT
 */
public record ReadBadge(
        String standard,
        @Nullable String id,
        String title,
        String description,
        @Nullable String achievement,
        String issuer,
        String issuerName,
        @Nullable String about,
        List<Recipient> recipients,
        @Nullable Instant from,
        @Nullable Instant until,
        String text) {

    static final String ENDORSEMENT = "Endorsement";

    public ReadBadge {
        recipients = List.copyOf(recipients);
    }

    /** What a badge that was checked says, as its text is kept. */
    public static ReadBadge kept(String text) {
        BadgeFile file = BadgeFile.ofText(text);
        if (file.kind() == BadgeFile.Kind.JWT) {
            return Jwts.parse(text).credential().read(text);
        }
        return HostedBadges.isOne(file.json())
                ? HostedBadges.asGiven(file.json(), text)
                : new CredentialText(file.json()).read(text);
    }

    public boolean isEndorsement() {
        return standard.equals(ENDORSEMENT);
    }
}
