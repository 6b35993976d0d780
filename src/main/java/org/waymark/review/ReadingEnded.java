package org.waymark.review;

import org.waymark.catalog.DefinitionVersionId;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;

/** A reader was given something to read that nobody needs to read any more. */
record ReadingEnded(PersonId reader, DefinitionVersionId version, DistrictId district) {}
