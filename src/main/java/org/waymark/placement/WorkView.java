package org.waymark.placement;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.waymark.review.ReadingView;
import org.waymark.submission.SubmissionId;

/**
 * What an instructor sees of a learner's work: what the gradebook was told anyway, and the work itself only where the
 * earner lets them.
 *
 * @param course as the LMS calls it, if it said
 * @param handedInAt null while nothing was handed in
 * @param awardedAt null while there is no award
 * @param badge the public address of the badge, where its earner shares it
 * @param submission what is shown, and null where the earner shows nothing
 */
record WorkView(
        String title,
        @Nullable String course,
        @Nullable Instant handedInAt,
        @Nullable Instant awardedAt,
        @Nullable String badge,
        @Nullable SubmissionId submission,
        @Nullable ReadingView work) {}
