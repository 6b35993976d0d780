package org.waymark.submission;

import java.time.Instant;
import org.waymark.catalog.DefinitionId;
import org.waymark.catalog.DefinitionVersionId;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;

/** Work that was handed in was taken back by its earner, before anybody began to read it. */
public record SubmissionWithdrawn(
        SubmissionId submission,
        DefinitionId definition,
        DefinitionVersionId version,
        PersonId earner,
        DistrictId district,
        Instant at) {}
