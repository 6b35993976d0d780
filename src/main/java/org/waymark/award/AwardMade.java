package org.waymark.award;

import java.time.Instant;
import org.waymark.catalog.DefinitionId;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.submission.SubmissionId;

/** An earner was awarded a micro-credential. */
public record AwardMade(
        AwardId award,
        SubmissionId submission,
        DefinitionId definition,
        PersonId earner,
        DistrictId district,
        Instant at) {}
