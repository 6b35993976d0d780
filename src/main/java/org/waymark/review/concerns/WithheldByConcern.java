package org.waymark.review.concerns;

import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.review.WithheldEvidence;
import org.waymark.submission.EvidenceId;
import org.waymark.submission.SubmissionId;

/** What a reader asked to be kept from the others until somebody has looked, and what stays away after that. */
@Component
@Transactional(readOnly = true)
class WithheldByConcern implements WithheldEvidence {

    private final ConcernRepository concerns;

    WithheldByConcern(ConcernRepository concerns) {
        this.concerns = concerns;
    }

    @Override
    public Set<EvidenceId> withheld(SubmissionId submission, PersonId reader, DistrictId district) {
        return Set.copyOf(concerns.withheld(submission, reader, district));
    }

    @Override
    public Set<EvidenceId> keptAway(SubmissionId submission, DistrictId district) {
        return Set.copyOf(concerns.keptAway(submission, district));
    }
}
