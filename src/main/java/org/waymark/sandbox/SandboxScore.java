package org.waymark.sandbox;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the gradebook holds of one learner in one column.
 *
 * @param score in points of the column; null while nothing is graded
 * @param sentAt the timestamp of the last score message
 * @param gradedAt the time of the grade; gone when a later message took the grade away, as in Moodle
 */
record SandboxScore(
        long lineItemId,
        String userId,
        @Nullable BigDecimal score,
        @Nullable String comment,
        String activityProgress,
        String gradingProgress,
        Instant sentAt,
        @Nullable Instant gradedAt) {

    /** This message where it brought no grade, beside the grade that was there. */
    SandboxScore keepingTheGradeOf(SandboxScore before) {
        return new SandboxScore(
                lineItemId, userId, before.score, comment, activityProgress, gradingProgress, sentAt, before.gradedAt);
    }
}
