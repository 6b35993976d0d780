package org.waymark.submission;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import org.waymark.people.DistrictId;

/**
 * Says which decided work is not settled yet, so that its recordings have to stay: a bean of each module in which something
 * can follow on a decision, such as an appeal.
 */
public interface RecordingsNeeded {

    /**
     * From when on the time of each of these is counted, where that is later than its decision.
     *
     * @return {@link Instant#MAX} for what is still open; nothing for what nothing followed on
     */
    Map<SubmissionId, Instant> settledAt(Collection<SubmissionId> decided, DistrictId district);
}
