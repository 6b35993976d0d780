package org.waymark.submission;

import java.util.List;
import java.util.Map;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;

/** What readers asked for in the attempt before, told where the earner answers it; implemented where decisions are kept. */
public interface SaidBefore {

    /** The next steps of a decision by criterion id, for the earner of the work alone; empty where there is none. */
    Map<String, List<String>> nextSteps(SubmissionId submission, PersonId earner, DistrictId district);
}
