package org.waymark.review;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.waymark.catalog.Criterion;
import org.waymark.catalog.DefinitionVersion;
import org.waymark.submission.SubmissionForReview;

/**
 * All a reader sees of a submission: the work, the rubric, what this reader wrote.
 *
 * @param judged the criteria this reader rates, in the order of the version
 */
record Reading(
        ReviewId id,
        ReviewSlot slot,
        int attemptNo,
        Instant assignedAt,
        @Nullable Instant recordedAt,
        DefinitionVersion version,
        SubmissionForReview submission,
        List<Criterion> judged,
        Ratings ratings) {

    public boolean isRecorded() {
        return recordedAt != null;
    }
}
