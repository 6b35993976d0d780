package org.waymark.submission.coaching;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody whose work a person looks at.
 *
 * @param teacher empty for a colleague who has not looked yet: knowing whose it is, nobody reads it blind
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
