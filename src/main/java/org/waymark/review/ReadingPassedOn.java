package org.waymark.review;

import org.waymark.catalog.DefinitionVersionId;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;

/** What a reader held was given to another. */
record ReadingPassedOn(PersonId reader, DefinitionVersionId version, DistrictId district) {}
