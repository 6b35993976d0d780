package org.waymark.submission;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.waymark.catalog.DefinitionId;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;

/** What earners hand in. */
@Service
public class Submissions {

    /** The earner's latest attempt at a micro-credential, if they have started it. */
    public Optional<SubmissionCard> latest(DefinitionId definition, PersonId earner, DistrictId district) {
        throw new UnsupportedOperationException("submission");
    }

    /** The latest attempt of each micro-credential the earner has started, newest first. */
    public List<SubmissionCard> of(PersonId earner, DistrictId district) {
        throw new UnsupportedOperationException("submission");
    }

    /** One submission in a line. */
    public SubmissionCard card(SubmissionId id, DistrictId district) {
        throw new UnsupportedOperationException("submission");
    }

    /** Starts a micro-credential, or answers the attempt that is there. */
    public SubmissionId start(DefinitionId definition, PersonId earner, DistrictId district) {
        throw new UnsupportedOperationException("submission");
    }

    /** What a reader sees; the caller answers for who may read. */
    public SubmissionForReview forReview(SubmissionId id, DistrictId district) {
        throw new UnsupportedOperationException("submission");
    }

    /** Two readers have it: from now on it cannot be withdrawn. */
    public void beginReview(SubmissionId id, DistrictId district) {
        throw new UnsupportedOperationException("submission");
    }

    /**
     * Ends a submission with its decision. After a not-yet the earner may open the next attempt, in which the criteria
     * met so far stay met.
     *
     * @param met ids of every criterion met, those of earlier attempts included
     */
    public void close(SubmissionId id, DistrictId district, Outcome outcome, Set<String> met) {
        throw new UnsupportedOperationException("submission");
    }
}
