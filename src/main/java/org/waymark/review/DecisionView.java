package org.waymark.review;

import java.time.Instant;
import java.util.List;
import org.waymark.catalog.DefinitionId;
import org.waymark.catalog.DefinitionVersionId;
import org.waymark.submission.Outcome;
import org.waymark.submission.SubmissionId;

/** The one merged decision of a submission, as its earner sees it. */
public record DecisionView(
        SubmissionId submission,
        DefinitionId definition,
        DefinitionVersionId version,
        int attemptNo,
        Outcome outcome,
        Instant decidedAt,
        List<CriterionDecision> criteria) {}
