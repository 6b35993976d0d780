package org.waymark.people.guests;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;

/**
 * A link that works once, sent to an address or about to be.
 *
 * @param browser hash of a cookie of the browser that asked
 * @param district whose person asked, or who invites; null for a sign-in, which belongs to nobody yet
 */
record MailLink(
        UUID id,
        Kind kind,
        String address,
        String addressKey,
        String language,
        String browser,
        Instant askedAt,
        Instant expiresAt,
        @Nullable Instant usedAt,
        int wrongTries,
        @Nullable DistrictId district,
        @Nullable PersonId person,
        @Nullable UUID invitation,
        @Nullable String displayName) {

    /** After this many wrong addresses the link is of no more use. */
    static final int TRIES = 5;

    /** What the link is for. */
    enum Kind {
        /** To open one's own record. */
        SIGN_IN,
        /** To prove that an address is one's own. */
        ADDRESS,
        /** To take up an invitation. */
        JOIN
    }

    boolean isOpenAt(Instant now) {
        return usedAt == null && wrongTries < TRIES && now.isBefore(expiresAt);
    }

    boolean wasAskedBy(@Nullable String browserHash) {
        return browserHash != null && !browser.isEmpty() && browser.equals(browserHash);
    }

    boolean isFor(MailAddress typed) {
        return addressKey.equals(typed.key());
    }
}
