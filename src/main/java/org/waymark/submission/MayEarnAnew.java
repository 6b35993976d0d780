package org.waymark.submission;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.waymark.people.DistrictId;

/** Says whether what somebody was awarded may be earned once more; the module of awards, which lies above, does. */
public interface MayEarnAnew {

    /** Why what this submission brought may be earned anew now; empty where it may not. */
    Optional<Reason> reason(SubmissionId awarded, DistrictId district);

    /** What became of an award, or soon will. */
    enum Why {
        ENDED,
        ENDS_SOON,
        REVOKED
    }

    /**
     * Why something may be earned anew.
     *
     * @param page where the award stands, which says more
     * @param last the last day on which it holds or held, where the district is; null where it was revoked
     */
    record Reason(Why why, String page, @Nullable LocalDate last) {}
}
