package org.waymark.placement;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What one course's gradebook was told of a submission, or is to be told.
 *
 * @param course as the LMS calls it, if it said
 * @param words what the LMS answered, when it did not simply take it
 */
record ToldGradebook(
        String id,
        @Nullable String course,
        ScoreKind kind,
        PublicationStatus status,
        @Nullable String words,
        Instant at) {

    /** Colour of the status tag; its text carries the meaning. */
    public String tag() {
        return switch (status) {
            case SENT -> "tag--success";
            case QUEUED -> "tag--info";
            case HELD -> "tag--waiting";
            case REFUSED, GIVEN_UP -> "tag--danger";
            case NOT_POSSIBLE -> "tag--action";
            case SUPERSEDED -> "";
        };
    }

    /** Why it did not go, or does not go yet, in the words of the LMS. */
    public @Nullable String wordsOfTheLms() {
        return status == PublicationStatus.SENT ? null : words;
    }

    public boolean failed() {
        return status.failed();
    }
}
