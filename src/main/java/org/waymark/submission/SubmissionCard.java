package org.waymark.submission;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.waymark.catalog.DefinitionId;
import org.waymark.catalog.DefinitionVersionId;
import org.waymark.people.PersonId;

/**
 * A submission in a line, for its earner's pages.
 *
 * @param status DRAFT, SUBMITTED, RETURNED_INCOMPLETE, IN_REVIEW, NOT_YET, AWARDED or WITHDRAWN
 */
public record SubmissionCard(
        SubmissionId id,
        DefinitionId definition,
        DefinitionVersionId version,
        PersonId earner,
        String title,
        int attemptNo,
        String status,
        @Nullable Instant startedAt,
        @Nullable Instant submittedAt) {

    /** Whether nothing more comes of it: it was awarded, or put away. */
    public boolean isOver() {
        SubmissionStatus now = SubmissionStatus.valueOf(status);
        return now == SubmissionStatus.AWARDED || now == SubmissionStatus.WITHDRAWN;
    }

    /** Whether its earner works on it now. */
    public boolean isOpen() {
        return SubmissionStatus.valueOf(status).open();
    }
}
