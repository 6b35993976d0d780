package org.waymark.review;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.submission.SaidBefore;
import org.waymark.submission.SubmissionId;

/** What was decided: one merged decision per submission, which names no reader. */
@Service
@Transactional(readOnly = true)
public class Decisions implements SaidBefore {

    private final DoubleReviewRepository doubleReviews;

    Decisions(DoubleReviewRepository doubleReviews) {
        this.doubleReviews = doubleReviews;
    }

    /** The decision of a submission, once there is one; the caller answers for who may see it. */
    public Optional<DecisionView> of(SubmissionId submission, DistrictId district) {
        return doubleReviews
                .findBySubmissionAndDistrict(submission, district)
                .filter(DoubleReview::isDecided)
                .map(Decisions::view);
    }

    /** How many read it blind before any third: 1 or 2, which is how it is where nothing is known of it any more. */
    public int readers(SubmissionId submission, DistrictId district) {
        return doubleReviews
                .findBySubmissionAndDistrict(submission, district)
                .map(DoubleReview::readers)
                .orElse(2);
    }

    /** The same for its earner alone. */
    public Optional<DecisionView> of(SubmissionId submission, PersonId earner, DistrictId district) {
        return doubleReviews
                .findBySubmissionAndDistrict(submission, district)
                .filter(DoubleReview::isDecided)
                .filter(doubleReview -> doubleReview.earner().equals(earner))
                .map(Decisions::view);
    }

    /**
     * What was said on the way to a decision, and in it, as it is kept now, for the record of it: by FIRST, SECOND, THIRD,
     * APPEAL, DECIDED or APPEAL_DECIDED, and there by the names that the record gives. Empty before it is decided.
     */
    public Map<String, Map<String, String>> said(SubmissionId submission, DistrictId district) {
        Map<String, Map<String, String>> said = new LinkedHashMap<>();
        doubleReviews
                .findBySubmissionAndDistrict(submission, district)
                .filter(DoubleReview::isDecided)
                .ifPresent(decided -> {
                    for (ReviewSlot slot : ReviewSlot.values()) {
                        decided.in(slot)
                                .filter(Review::isRecorded)
                                .ifPresent(review -> said.put(slot.name(), StepFacts.words(review.ratings())));
                    }
                    DecisionContent before = decided.decisionBeforeAppeal();
                    DecisionContent now = decided.decision();
                    if (before != null) {
                        said.put(ReviewStep.Kind.DECIDED.name(), StepFacts.words(before));
                    }
                    if (now != null) {
                        said.put(ReviewStep.Kind.APPEAL_DECIDED.name(), StepFacts.words(now));
                    }
                });
        return said;
    }

    /** Whether somebody has, or had, any of it to read: whoever did opens nothing of it as anybody else. */
    public boolean isReadBy(PersonId person, SubmissionId submission, DistrictId district) {
        List<SubmissionId> work = List.of(submission);
        return Stream.concat(
                        doubleReviews.handsOn(work, district).stream(),
                        doubleReviews.formerHandsOn(work, district).stream())
                .anyMatch(hand -> hand.person().equals(person));
    }

    @Override
    public Map<String, List<String>> nextSteps(SubmissionId submission, PersonId earner, DistrictId district) {
        return of(submission, earner, district).map(DecisionView::criteria).orElse(List.of()).stream()
                .collect(Collectors.toMap(
                        CriterionDecision::criterion,
                        each -> each.feedback().stream()
                                .map(Feedback::nextStep)
                                .filter(words -> !words.isEmpty())
                                .distinct()
                                .toList()));
    }

    private static DecisionView view(DoubleReview decided) {
        return new DecisionView(
                decided.submission(),
                decided.definition(),
                decided.definitionVersion(),
                decided.attemptNo(),
                Objects.requireNonNull(decided.outcome()),
                Objects.requireNonNull(decided.decidedAt()),
                Optional.ofNullable(decided.decidedAnewAt())
                        .map(at -> new DecisionView.Anew(at, decided.changedByAppeal() > 0))
                        .orElse(null),
                Objects.requireNonNull(decided.decision()).criteria());
    }
}
