package org.waymark.award;

import java.time.Instant;
import org.waymark.catalog.DefinitionId;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.submission.SubmissionId;

/** An award was taken back; the earner does not hold the micro-credential any more. */
public record AwardRevoked(
        AwardId award,
        SubmissionId submission,
        DefinitionId definition,
        PersonId earner,
        DistrictId district,
        Instant at) {}
