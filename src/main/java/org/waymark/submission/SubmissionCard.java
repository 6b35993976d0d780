package org.waymark.submission;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.waymark.catalog.DefinitionId;
import org.waymark.catalog.DefinitionVersionId;
import org.waymark.people.PersonId;

/**
 * A submission in a line, for its earner's pages.
 *
 * @param term how often its earner has set out to earn it: 1 the first time
 * @param status DRAFT, SUBMITTED, RETURNED_INCOMPLETE, IN_REVIEW, NOT_YET, AWARDED or WITHDRAWN
 */
public record SubmissionCard(
        SubmissionId id,
        DefinitionId definition,
        DefinitionVersionId version,
        PersonId earner,
        String title,
        int term,
        int attemptNo,
        String status,
        @Nullable Instant startedAt,
        @Nullable Instant submittedAt) {

    /** Whether nothing more comes of it: it was awarded, or put away. */
    public boolean isOver() {
        SubmissionStatus now = SubmissionStatus.valueOf(status);
        return now == SubmissionStatus.AWARDED || now == SubmissionStatus.WITHDRAWN;
    }

    /** Whether it lies with readers. */
    public boolean isWithReaders() {
        return SubmissionStatus.valueOf(status).handedIn();
    }

    /** Whether its earner works on it now. */
    public boolean isOpen() {
        return SubmissionStatus.valueOf(status).open();
    }
}
