package org.waymark.catalog;

import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;

/** How many have begun a micro-credential; the module above that enrols them tells. */
public interface BegunWork {

    /** Whether somebody has, and so may go on whatever its stage. */
    boolean hasBegun(DefinitionId definition, PersonId person, DistrictId district);

    /** Everyone who ever began it, whatever became of it. */
    long earners(DefinitionId definition, DistrictId district);
}
