package org.waymark.award;

import java.time.Instant;
import org.waymark.catalog.DefinitionId;
import org.waymark.submission.SubmissionId;

/**
 * An award in a line, for its earner's pages.
 *
 * @param url the badge's public address
 * @param picture the path of the badge's picture
 * @param signed whether the credential is signed and can be downloaded
 * @param shared whether others than the earner may see it
 * @param standing whether it counts at this moment
 */
public record AwardCard(
        AwardId id,
        DefinitionId definition,
        SubmissionId submission,
        String title,
        Instant awardedAt,
        String url,
        String picture,
        boolean signed,
        boolean shared,
        BadgeStanding standing) {}
