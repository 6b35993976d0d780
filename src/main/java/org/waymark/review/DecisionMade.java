package org.waymark.review;

import java.time.Instant;
import org.waymark.catalog.DefinitionId;
import org.waymark.catalog.DefinitionVersionId;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.submission.Outcome;
import org.waymark.submission.SubmissionId;

/** The readers came to one decision. */
public record DecisionMade(
        SubmissionId submission,
        DefinitionId definition,
        DefinitionVersionId version,
        PersonId earner,
        DistrictId district,
        Outcome outcome,
        Instant at) {}
