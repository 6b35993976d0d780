package org.waymark.review;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.waymark.catalog.DefinitionId;
import org.waymark.catalog.DefinitionVersionId;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;

/** Who, of some readers, may decide on one version of a micro-credential. It is asked for new work only. */
public interface Qualified {

    Set<PersonId> of(Collection<PersonId> readers, DefinitionVersionId version, DistrictId district);

    /** Of these versions, each with the micro-credential it is of, those on which one reader may decide. */
    Set<DefinitionVersionId> versionsOf(
            PersonId reader, Map<DefinitionVersionId, DefinitionId> versions, DistrictId district);

    /** Whether one reader may decide on nothing of what is live. */
    boolean lacksAll(PersonId reader, DistrictId district);
}
