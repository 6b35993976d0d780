package org.waymark.review;

import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.submission.SubmissionId;
import org.waymark.submission.Submissions;

/** Gives decided work to somebody who had no hand in the decision, and takes it back. */
@Service
@Transactional
public class SecondLooks {

    private final DoubleReviewRepository doubleReviews;
    private final ReviewRepository reviews;
    private final ReviewAssignments assignments;
    private final Submissions submissions;
    private final ApplicationEventPublisher events;

    SecondLooks(
            DoubleReviewRepository doubleReviews,
            ReviewRepository reviews,
            ReviewAssignments assignments,
            Submissions submissions,
            ApplicationEventPublisher events) {
        this.doubleReviews = doubleReviews;
        this.reviews = reviews;
        this.assignments = assignments;
        this.submissions = submissions;
        this.events = events;
    }

    /**
     * Holds the earner's own decision until the transaction ends: whoever else changes it waits.
     *
     * @throws ReviewNotFound for what is not the earner's, or not decided
     */
    public void hold(SubmissionId submission, PersonId earner, DistrictId district) {
        if (doubleReviews.holdDecided(submission, earner, district).isEmpty()) {
            throw new ReviewNotFound();
        }
    }

    /** Holds all of an earner until the transaction ends, in the order in which all who hold several do so. */
    public void holdAll(PersonId earner, DistrictId district) {
        doubleReviews.holdOf(earner, district);
    }

    /**
     * Has the earner's own not-yet read anew. Where nobody is free it waits.
     *
     * @throws ReviewNotFound for what is not the earner's, or no not-yet, or was read anew before
     */
    public void begin(SubmissionId submission, PersonId earner, DistrictId district) {
        DoubleReview held = doubleReviews
                .holdDecided(submission, earner, district)
                .filter(DoubleReview::mayBeAppealed)
                .orElseThrow(ReviewNotFound::new);
        submissions.readAgain(submission, district);
        held.appeal();
        events.publishEvent(ReviewStep.of(held, ReviewStep.Kind.APPEALED));
        assignments.fill(held, List.of());
    }

    /** Nobody is to read it anew any more; without effect where somebody has. */
    public void end(SubmissionId submission, DistrictId district) {
        DoubleReview held = doubleReviews.hold(submission, district).orElseThrow(ReviewNotFound::new);
        held.endAppeal().ifPresent(open -> {
            PersonId reader = open.reader();
            reviews.delete(open);
            submissions.readAgainIsOver(submission, district);
            events.publishEvent(ReviewStep.of(held, ReviewStep.Kind.APPEAL_ENDED));
            if (reader != null) {
                events.publishEvent(new ReadingEnded(reader, held.definitionVersion(), district));
            }
        });
    }
}
