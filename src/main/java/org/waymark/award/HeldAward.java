package org.waymark.award;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.waymark.catalog.DefinitionId;
import org.waymark.catalog.DefinitionVersionId;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.submission.SubmissionId;

/**
 * An award as it stands at this moment.
 *
 * @param subject stands for the earner in the badge
 * @param since when it was revoked, or suspended
 * @param why the words for that, for the earner and those who decide
 * @param revokedFor the same as everyone may read it, of a revocation
 * @param validUntil null where it does not end
 * @param renewedBy the same, earned anew
 * @param signed whether there is a credential yet
 * @param asJwt whether there is one as a JWT too
 */
public record HeldAward(
        AwardId id,
        DistrictId district,
        PersonId earner,
        DefinitionId definition,
        DefinitionVersionId version,
        SubmissionId submission,
        UUID subject,
        String title,
        Instant awardedAt,
        BadgeStanding standing,
        @Nullable Instant since,
        @Nullable String why,
        @Nullable RevocationReason revokedFor,
        @Nullable Instant validUntil,
        @Nullable AwardId renewedBy,
        boolean signed,
        boolean asJwt) {

    public boolean isRevoked() {
        return standing == BadgeStanding.REVOKED;
    }

    public String path() {
        return "/badges/" + id;
    }

    /** The path of what was achieved. */
    public String achievementPath() {
        return Achievement.path(district, version);
    }

    /** The path of the badge's picture. */
    public String picturePath() {
        return Achievement.picturePath(district, version);
    }
}
