package org.waymark.review.assigning;

import org.waymark.catalog.DefinitionVersionId;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;

/**
 * Work waits for a reader, and nobody who is free may read it.
 *
 * @param place FIRST, SECOND or THIRD
 */
public record ReadersMissing(DefinitionVersionId version, String place, PersonId earner, DistrictId district) {}
