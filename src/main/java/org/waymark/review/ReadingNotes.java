package org.waymark.review;

import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.people.DistrictId;

/** What readers note for themselves goes when the decision is a month old. */
@Service
@Transactional
class ReadingNotes {

    static final Duration KEPT = Duration.ofDays(30);

    private final ReviewRepository reviews;
    private final Clock clock;

    ReadingNotes(ReviewRepository reviews, Clock clock) {
        this.reviews = reviews;
        this.clock = clock;
    }

    int forget(DistrictId district) {
        return reviews.forgetNotes(district, clock.instant().minus(KEPT));
    }
}
