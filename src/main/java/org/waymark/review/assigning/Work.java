package org.waymark.review.assigning;

import java.util.UUID;
import org.waymark.catalog.DefinitionId;
import org.waymark.catalog.DefinitionVersionId;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.submission.SubmissionId;

/** What is to be read. */
public record Work(
        UUID doubleReview,
        SubmissionId submission,
        PersonId earner,
        DefinitionId definition,
        DefinitionVersionId version,
        DistrictId district) {}
