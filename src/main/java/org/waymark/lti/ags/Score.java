package org.waymark.lti.ags;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A score as it goes to a gradebook (AGS 2.0, 3.4). Who scored it is never said: that would name a blind reviewer.
 *
 * @param userId the LTI {@code sub} of the learner
 * @param timestamp when it was decided, in whole milliseconds; later than that of every score sent before
 * @param scoreGiven zero or more; only together with {@code scoreMaximum}
 * @param scoreMaximum more than zero
 * @param comment plain text; empty clears what stood there, and so does null on some platforms
 * @param submittedAt when the work was handed in; needs {@code startedAt} not to be later
 * @param canvas for Canvas alone
 */
public record Score(
        String userId,
        Instant timestamp,
        @Nullable BigDecimal scoreGiven,
        @Nullable BigDecimal scoreMaximum,
        @Nullable String comment,
        ActivityProgress activityProgress,
        GradingProgress gradingProgress,
        @Nullable Instant submittedAt,
        @Nullable Instant startedAt,
        @Nullable CanvasSubmission canvas) {

    // AGS 2.0, 3.4.2: ISO 8601 with a zone and sub-second precision; always three digits, since some platforms parse
    // no others.
    static final DateTimeFormatter ISO =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    public Score {
        timestamp = timestamp.truncatedTo(ChronoUnit.MILLIS);
        submittedAt = submittedAt == null ? null : submittedAt.truncatedTo(ChronoUnit.MILLIS);
        startedAt = startedAt == null ? null : startedAt.truncatedTo(ChronoUnit.MILLIS);
        require(!userId.isBlank(), "A score names its user");
        // AGS 2.0, 3.4.4 and 3.4.5: a given score needs a positive maximum.
        require(scoreGiven == null || scoreMaximum != null, "A given score needs a maximum");
        require(scoreGiven == null || scoreGiven.signum() >= 0, "A given score is not negative");
        require(scoreMaximum == null || scoreMaximum.signum() > 0, "A maximum is more than zero");
        // Brightspace cuts what is above the maximum, Moodle stores it and shows it cut.
        require(
                scoreGiven == null || scoreMaximum == null || scoreGiven.compareTo(scoreMaximum) <= 0,
                "A given score is not above its maximum");
        require(
                startedAt == null || submittedAt == null || !startedAt.isAfter(submittedAt),
                "Work is not handed in before it was started");
    }

    /** The work is handed in and waits for people; it carries no score. */
    public static Score submitted(
            String userId, Instant at, String comment, Instant submittedAt, @Nullable Instant startedAt) {
        return without(
                userId,
                at,
                comment,
                ActivityProgress.SUBMITTED,
                GradingProgress.PENDING_MANUAL,
                submittedAt,
                startedAt);
    }

    /** The micro-credential is earned: the whole of the maximum. */
    public static Score awarded(
            String userId, Instant at, int maximum, String comment, Instant submittedAt, @Nullable Instant startedAt) {
        BigDecimal all = BigDecimal.valueOf(maximum);
        return new Score(
                userId,
                at,
                all,
                all,
                comment,
                ActivityProgress.COMPLETED,
                GradingProgress.FULLY_GRADED,
                submittedAt,
                startedAt,
                null);
    }

    /** There is no grade any more: a score that gives none clears what was given (AGS 2.0, 3.4.4). */
    public static Score withdrawn(String userId, Instant at, String comment) {
        return without(userId, at, comment, ActivityProgress.INITIALIZED, GradingProgress.NOT_READY, null, null);
    }

    private static Score without(
            String userId,
            Instant at,
            String comment,
            ActivityProgress activity,
            GradingProgress grading,
            @Nullable Instant submittedAt,
            @Nullable Instant startedAt) {
        return new Score(userId, at, null, null, comment, activity, grading, submittedAt, startedAt, null);
    }

    /** The same score with what only Canvas reads. */
    public Score with(CanvasSubmission submission) {
        return new Score(
                userId,
                timestamp,
                scoreGiven,
                scoreMaximum,
                comment,
                activityProgress,
                gradingProgress,
                submittedAt,
                startedAt,
                submission);
    }

    /** The JSON members, in the specification's words. */
    Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("userId", userId);
        json.put("timestamp", ISO.format(timestamp));
        if (scoreGiven != null && scoreMaximum != null) {
            json.put("scoreGiven", plain(scoreGiven));
            json.put("scoreMaximum", plain(scoreMaximum));
        }
        if (comment != null) {
            json.put("comment", comment);
        }
        json.put("activityProgress", activityProgress.wire());
        json.put("gradingProgress", gradingProgress.wire());
        Map<String, Object> submission = new LinkedHashMap<>();
        if (startedAt != null) {
            submission.put("startedAt", ISO.format(startedAt));
        }
        if (submittedAt != null) {
            submission.put("submittedAt", ISO.format(submittedAt));
        }
        if (!submission.isEmpty()) {
            json.put("submission", submission);
        }
        if (canvas != null) {
            json.put(CanvasSubmission.MEMBER, canvas.json());
        }
        return json;
    }

    /** Without exponent, and whole where it is whole: some platforms parse whole numbers only. */
    static BigDecimal plain(BigDecimal number) {
        BigDecimal bare = number.stripTrailingZeros();
        return bare.scale() < 0 ? bare.setScale(0) : bare;
    }

    private static void require(boolean holds, String sentence) {
        if (!holds) {
            throw new IllegalArgumentException(sentence);
        }
    }
}
