package org.waymark.review;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.waymark.catalog.Criterion;
import org.waymark.catalog.DefinitionVersion;
import org.waymark.submission.EvidenceId;
import org.waymark.submission.SubmissionForReview;

/**
 * All a reader sees of a submission: the work, the rubric, what this reader wrote.
 *
 * @param handedIn when it was handed in, or when its earner asked that somebody reads it anew
 * @param judged the criteria this reader rates, in the order of the version
 * @param notes what this reader notes for nobody else
 * @param edition of the draft
 * @param withheld what this reader is not shown, over a concern
 * @param keptAway what of it stays away for good
 */
record Reading(
        ReviewId id,
        ReviewSlot slot,
        int attemptNo,
        Instant handedIn,
        Instant assignedAt,
        @Nullable Instant recordedAt,
        DefinitionVersion version,
        SubmissionForReview submission,
        List<Criterion> judged,
        Ratings ratings,
        String notes,
        int edition,
        Set<EvidenceId> withheld,
        Set<EvidenceId> keptAway) {

    public boolean isRecorded() {
        return recordedAt != null;
    }

    /** How many criteria of the micro-credential this reader does not rate: met before, or agreed on. */
    public int settled() {
        return version.content().criteria().size() - judged.size();
    }
}
