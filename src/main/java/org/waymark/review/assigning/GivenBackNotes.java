package org.waymark.review.assigning;

import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;

/** Notes who had what before, so that it does not come to them again. */
@Component
@Transactional
public class GivenBackNotes {

    private final GivenBackRepository givenBack;
    private final Clock clock;

    GivenBackNotes(GivenBackRepository givenBack, Clock clock) {
        this.givenBack = givenBack;
        this.clock = clock;
    }

    public void note(UUID doubleReview, PersonId reader, GivenBackWhy why, DistrictId district) {
        givenBack.save(new GivenBack(doubleReview, reader, why, district, clock.instant()));
    }
}
