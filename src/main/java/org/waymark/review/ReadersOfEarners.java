package org.waymark.review;

import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.submission.coaching.BlindReaders;

/** Who reads or has read an earner's work, so that none of them comes to know whose it is. */
@Component
@Transactional(readOnly = true)
class ReadersOfEarners implements BlindReaders {

    private final DoubleReviewRepository doubleReviews;

    ReadersOfEarners(DoubleReviewRepository doubleReviews) {
        this.doubleReviews = doubleReviews;
    }

    @Override
    public Set<PersonId> of(PersonId earner, DistrictId district) {
        return Set.copyOf(doubleReviews.readersOf(earner, district));
    }
}
