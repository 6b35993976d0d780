package org.waymark.submission;

import java.util.Set;
import org.waymark.people.Erasure;

/** Says on which submissions something rests that outlives an erasure; the module of awards, which lies above, does. */
public interface AwardedWork {

    Set<SubmissionId> keptFor(Erasure erasure);
}
