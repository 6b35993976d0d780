package org.waymark.award;

import java.time.Instant;
import java.util.Map;
import org.waymark.catalog.DefinitionId;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;

/** What a district lets awards of other issuers count for; it makes nobody a holder of anything, and pays nobody. */
public interface CountedElsewhere {

    /** Each micro-credential that something else stands for, and when that was earned. */
    Map<DefinitionId, Instant> of(PersonId person, DistrictId district);
}
