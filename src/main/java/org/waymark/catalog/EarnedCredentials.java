package org.waymark.catalog;

import java.time.Instant;
import java.util.Map;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;

/** What somebody holds; the module that makes awards tells. */
public interface EarnedCredentials {

    /** Each micro-credential whose award stands, and when it was first earned; one read. */
    Map<DefinitionId, Instant> of(PersonId person, DistrictId district);
}
