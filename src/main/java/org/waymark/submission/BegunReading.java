package org.waymark.submission;

import org.waymark.people.DistrictId;

/** Says whether anybody has begun to read a submission; the module of reviews, which lies above, does. */
public interface BegunReading {

    /** Whether one of its readers has opened it. Whoever would open it now waits until the caller's transaction is over. */
    boolean hasBegun(SubmissionId submission, DistrictId district);

    /** The same for a page, which keeps nobody waiting. */
    boolean seemsBegun(SubmissionId submission, DistrictId district);

    /** Holds what readers have of it until the caller's transaction is over: they hold that before any attempt. */
    void hold(SubmissionId submission, DistrictId district);
}
