package org.waymark.submission.coaching;

import java.util.Set;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;

/** Says who reads or has read somebody's work blind; the module of reviews, which lies above, does. */
public interface BlindReaders {

    Set<PersonId> of(PersonId earner, DistrictId district);
}
