package org.waymark.award;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.submission.SubmissionId;

/** What earners hold. */
@Service
public class Awards {

    /** The earner's awards, newest first. */
    public List<AwardCard> of(PersonId earner, DistrictId district) {
        throw new UnsupportedOperationException("award");
    }

    public Optional<AwardCard> forSubmission(SubmissionId submission, DistrictId district) {
        throw new UnsupportedOperationException("award");
    }

    /** Lets anyone with the address see the badge, or no longer; only its earner may. */
    public void share(AwardId award, PersonId earner, DistrictId district, boolean shared) {
        throw new UnsupportedOperationException("award");
    }
}
