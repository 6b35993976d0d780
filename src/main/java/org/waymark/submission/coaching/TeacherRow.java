package org.waymark.submission.coaching;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody whose work a person looks at.
 *
 * @param status of the work, for a coach; null for a colleague
 * @param waitingSince null where nobody waits
 */
record TeacherRow(
        CompanionId id,
        String teacher,
        String title,
        @Nullable String status,
        @Nullable Instant waitingSince,
        Instant lastAt,
        @Nullable Instant until) {}
