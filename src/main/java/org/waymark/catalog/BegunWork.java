package org.waymark.catalog;

import org.waymark.people.DistrictId;

/** How many have begun a micro-credential; the module above that enrols them tells. */
public interface BegunWork {

    /** Everyone who ever began it, whatever became of it. */
    long earners(DefinitionId definition, DistrictId district);
}
