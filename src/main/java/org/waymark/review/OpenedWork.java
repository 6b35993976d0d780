package org.waymark.review;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.people.DistrictId;
import org.waymark.submission.BegunReading;
import org.waymark.submission.SubmissionId;

/** Reading begins when one of the readers opens the work: that it was given to them is no reading yet. */
@Component
@Transactional
class OpenedWork implements BegunReading {

    private final DoubleReviewRepository doubleReviews;

    OpenedWork(DoubleReviewRepository doubleReviews) {
        this.doubleReviews = doubleReviews;
    }

    @Override
    public boolean hasBegun(SubmissionId submission, DistrictId district) {
        return doubleReviews
                .findBySubmissionAndDistrict(submission, district)
                .flatMap(found -> doubleReviews.hold(found.id(), district))
                .filter(DoubleReview::isBegun)
                .isPresent();
    }

    @Override
    public void hold(SubmissionId submission, DistrictId district) {
        doubleReviews.hold(submission, district);
    }

    @Override
    @Transactional(readOnly = true)
    public boolean seemsBegun(SubmissionId submission, DistrictId district) {
        return doubleReviews
                .findBySubmissionAndDistrict(submission, district)
                .filter(DoubleReview::isBegun)
                .isPresent();
    }
}
