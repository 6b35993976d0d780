package org.waymark.submission;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.waymark.catalog.DefinitionId;
import org.waymark.catalog.DefinitionVersionId;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;

/**
 * A submission was handed in and is frozen.
 *
 * @param attemptNo 1 for the first
 * @param openCriteria ids of the criteria to be judged; the others were met before
 * @param prior the submission it follows after a not-yet
 */
public record SubmissionSubmitted(
        SubmissionId submission,
        DefinitionId definition,
        DefinitionVersionId version,
        PersonId earner,
        DistrictId district,
        int attemptNo,
        Set<String> openCriteria,
        @Nullable SubmissionId prior,
        Instant at) {}
