package org.waymark.review.assigning;

import org.waymark.catalog.DefinitionVersionId;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;

/** Work waits for a reader, and nobody who is free may read it. */
public record ReadersMissing(DefinitionVersionId version, PersonId earner, DistrictId district) {}
