package org.waymark.review;

import org.waymark.catalog.DefinitionId;
import org.waymark.catalog.DefinitionVersionId;
import org.waymark.people.PersonId;
import org.waymark.submission.SubmissionId;

/** Which work a review is about; never for a page of its reader. */
public record WorkRead(
        SubmissionId submission, DefinitionId definition, DefinitionVersionId version, PersonId earner) {}
