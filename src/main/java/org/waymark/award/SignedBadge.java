package org.waymark.award;

import java.time.Instant;
import org.waymark.catalog.DefinitionId;

/**
 * An award with its credential as it is kept.
 *
 * @param credential to the letter as it was signed
 * @param shared whether its earner shares it
 * @param standing apart from whether the signature holds
 */
public record SignedBadge(
        AwardId id,
        DefinitionId definition,
        String title,
        Instant awardedAt,
        String credential,
        Instant signedAt,
        boolean shared,
        BadgeStanding standing) {}
