package org.waymark.placement;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A score that did not reach its gradebook, in a line.
 *
 * @param course as the LMS calls it, if it said
 * @param words what the LMS answered
 */
record FailedScore(
        String id,
        String district,
        String person,
        String title,
        @Nullable String course,
        ScoreKind kind,
        PublicationStatus status,
        @Nullable String words,
        Instant at) {}
