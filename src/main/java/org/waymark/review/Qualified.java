package org.waymark.review;

import java.util.Collection;
import java.util.Set;
import org.waymark.catalog.DefinitionVersionId;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;

/** Who of some readers may be given new work on a version, by what the district asks of its readers. */
public interface Qualified {

    Set<PersonId> of(Collection<PersonId> readers, DefinitionVersionId version, DistrictId district);
}
