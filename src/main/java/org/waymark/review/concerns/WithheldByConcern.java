package org.waymark.review.concerns;

import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.review.WithheldEvidence;
import org.waymark.submission.EvidenceId;
import org.waymark.submission.SharedEvidence;
import org.waymark.submission.SubmissionId;

/** What a reader asked to be kept from the others until somebody has looked, and what stays away after that. */
@Component
@Transactional(readOnly = true)
class WithheldByConcern implements WithheldEvidence {

    private final ConcernRepository concerns;
    private final SharedEvidence shared;

    WithheldByConcern(ConcernRepository concerns, SharedEvidence shared) {
        this.concerns = concerns;
        this.shared = shared;
    }

    @Override
    public Set<EvidenceId> withheld(SubmissionId submission, PersonId earner, PersonId reader, DistrictId district) {
        return shared.sameIn(submission, concerns.withheld(earner, reader, district), district);
    }

    @Override
    public Set<EvidenceId> keptAway(SubmissionId submission, PersonId earner, DistrictId district) {
        return shared.sameIn(submission, concerns.keptAway(earner, district), district);
    }
}
