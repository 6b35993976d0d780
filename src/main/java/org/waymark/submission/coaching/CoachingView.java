package org.waymark.submission.coaching;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.waymark.submission.SubmissionId;
import org.waymark.submission.WorkShown;

/**
 * Somebody's work beside its rubric as a coach or a colleague sees it, and what was said of it: nothing that rates.
 *
 * @param status of the latest attempt, for a coach
 * @param until null for a coach, who looks until it is ended
 * @param goal what the earner wants to be able to do, for a coach; null where they wrote none
 * @param waiting whether the earner waits for a word
 * @param decided the latest attempt that was decided, for a coach
 * @param changes what the earner says they changed since the attempt before, by criterion id, for a coach
 */
record CoachingView(
        CompanionId id,
        String teacher,
        boolean coach,
        @Nullable String status,
        @Nullable Instant until,
        @Nullable String goal,
        boolean waiting,
        @Nullable SubmissionId decided,
        WorkShown work,
        Map<String, String> changes,
        List<CoachingThreads.Place> places,
        List<ThreadView> threads) {}
