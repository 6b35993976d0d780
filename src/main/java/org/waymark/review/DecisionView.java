package org.waymark.review;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.waymark.catalog.DefinitionId;
import org.waymark.catalog.DefinitionVersionId;
import org.waymark.submission.Outcome;
import org.waymark.submission.SubmissionId;

/**
 * The one merged decision of a submission, as its earner sees it.
 *
 * @param decidedAt when it was first decided
 * @param anew what became of an appeal; null where there was none that was read
 */
public record DecisionView(
        SubmissionId submission,
        DefinitionId definition,
        DefinitionVersionId version,
        int attemptNo,
        Outcome outcome,
        Instant decidedAt,
        @Nullable Anew anew,
        List<CriterionDecision> criteria) {

    /**
     * That somebody read it anew.
     *
     * @param changed whether more is met since than before
     */
    public record Anew(Instant at, boolean changed) {}
}
