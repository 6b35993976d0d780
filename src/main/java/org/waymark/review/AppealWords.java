package org.waymark.review;

import java.util.Optional;
import org.waymark.people.DistrictId;
import org.waymark.submission.SubmissionId;

/** Why an earner asks that their work is read again. */
public interface AppealWords {

    Optional<String> of(SubmissionId submission, DistrictId district);
}
