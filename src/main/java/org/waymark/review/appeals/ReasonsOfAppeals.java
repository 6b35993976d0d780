package org.waymark.review.appeals;

import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.people.DistrictId;
import org.waymark.review.AppealWords;
import org.waymark.submission.SubmissionId;

/** What the earner wrote, for who reads anew. */
@Component
@Transactional(readOnly = true)
class ReasonsOfAppeals implements AppealWords {

    private final AppealRepository appeals;

    ReasonsOfAppeals(AppealRepository appeals) {
        this.appeals = appeals;
    }

    @Override
    public Optional<String> of(SubmissionId submission, DistrictId district) {
        return appeals.findBySubmissionAndDistrict(submission, district).map(Appeal::reasons);
    }
}
