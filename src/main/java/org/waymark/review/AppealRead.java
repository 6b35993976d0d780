package org.waymark.review;

import java.time.Instant;
import org.waymark.people.DistrictId;
import org.waymark.submission.Outcome;
import org.waymark.submission.SubmissionId;

/**
 * Work whose earner had asked for it was read anew, and decided.
 *
 * @param outcome of all of it now
 * @param changed how many criteria are met that were not before
 */
public record AppealRead(SubmissionId submission, DistrictId district, Outcome outcome, int changed, Instant at) {}
