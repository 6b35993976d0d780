package org.waymark.review;

import java.util.Set;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.submission.EvidenceId;
import org.waymark.submission.SubmissionId;

/** What readers are not shown. */
public interface WithheldEvidence {

    /** The pieces of an earner's submission that this reader is not shown, whichever attempt they were kept away in. */
    Set<EvidenceId> withheld(SubmissionId submission, PersonId earner, PersonId reader, DistrictId district);

    /** Those of them that no reader is shown any more: there is nothing to wait for. */
    Set<EvidenceId> keptAway(SubmissionId submission, PersonId earner, DistrictId district);
}
