package org.waymark.submission.coaching;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.waymark.submission.SubmissionId;

/**
 * Who looks at an earner's work, and what they say to each other; for the earner.
 *
 * @param mayChoose whether a coach can be chosen
 * @param mayAsk whether colleagues can be asked
 */
record CompanyView(
        SubmissionId id,
        String title,
        List<Row> companions,
        List<CoachingThreads.Place> places,
        List<ThreadView> threads,
        boolean mayChoose,
        boolean mayAsk) {

    /**
     * One who looks.
     *
     * @param name null where an address waits for whoever takes it up
     */
    record Row(
            CompanionId id,
            @Nullable String name,
            boolean coach,
            @Nullable Instant until) {}

    /** Those who read what is written now. */
    public List<Row> readers() {
        return companions.stream().filter(row -> row.name() != null).toList();
    }
}
