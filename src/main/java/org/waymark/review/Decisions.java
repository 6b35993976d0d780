package org.waymark.review;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
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
    Optional<DecisionView> of(SubmissionId submission, PersonId earner, DistrictId district) {
        return doubleReviews
                .findBySubmissionAndDistrict(submission, district)
                .filter(DoubleReview::isDecided)
                .filter(doubleReview -> doubleReview.earner().equals(earner))
                .map(Decisions::view);
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
                Objects.requireNonNull(decided.decision()).criteria());
    }
}
