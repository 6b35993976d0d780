package org.waymark.placement;

import org.jspecify.annotations.Nullable;
import org.waymark.catalog.DefinitionId;
import org.waymark.submission.SubmissionId;

/**
 * Where a launch arrived.
 *
 * @param definition the micro-credential placed there, if any is known
 * @param attempt the learner's latest attempt at it, if they have started
 */
record Placed(
        PlacementId placement,
        @Nullable DefinitionId definition,
        @Nullable SubmissionId attempt) {}
