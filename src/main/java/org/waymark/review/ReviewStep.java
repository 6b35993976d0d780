package org.waymark.review;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.submission.SubmissionId;

/**
 * Something changed hands on the way to a decision, or after it; told in the transaction in which it did.
 *
 * @param place of which reader it tells: FIRST, SECOND, THIRD or APPEAL; null where of none
 * @param by who did it, or to whom it was given; null where Waymark did
 * @param facts what may stay for good: levels, codes and ids, by a name of the fact
 * @param words what was said, by the same; kept here only as a seal
 */
public record ReviewStep(
        SubmissionId submission,
        DistrictId district,
        Kind kind,
        @Nullable String place,
        @Nullable PersonId by,
        Map<String, String> facts,
        Map<String, String> words) {

    /** What happened. The names are stored, and never change once released. */
    public enum Kind {
        HANDED_IN,
        TAKEN_BACK,
        /** One reader would do; chance gave it a second. */
        SAMPLED,
        /** Nobody was there for that second reading. */
        NOT_SAMPLED,
        GIVEN,
        GIVEN_BACK,
        OPENED,
        REVIEW_SENT,
        /** More came to rest on it while one was reading. */
        SECOND_ASKED,
        THIRD_ASKED,
        DECIDED,
        APPEALED,
        APPEAL_ENDED,
        APPEAL_DECIDED
    }

    static ReviewStep of(DoubleReview work, Kind kind) {
        return new ReviewStep(work.submission(), work.district(), kind, null, null, Map.of(), Map.of());
    }

    static ReviewStep of(DoubleReview work, Kind kind, ReviewSlot slot, @Nullable PersonId by) {
        return new ReviewStep(work.submission(), work.district(), kind, slot.name(), by, Map.of(), Map.of());
    }

    static ReviewStep sent(DoubleReview work, Review review) {
        return new ReviewStep(
                work.submission(),
                work.district(),
                Kind.REVIEW_SENT,
                review.slot().name(),
                review.reader(),
                StepFacts.levels(review.ratings()),
                StepFacts.words(review.ratings()));
    }

    static ReviewStep decided(DoubleReview work, Kind kind, DecisionContent decision) {
        return new ReviewStep(
                work.submission(),
                work.district(),
                kind,
                null,
                null,
                StepFacts.levels(decision),
                StepFacts.words(decision));
    }
}
