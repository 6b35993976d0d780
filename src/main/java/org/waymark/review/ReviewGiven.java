package org.waymark.review;

import org.waymark.catalog.DefinitionVersionId;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;

/** Someone was given work to read, without asking for it. */
record ReviewGiven(PersonId reader, ReviewSlot slot, DefinitionVersionId version, DistrictId district) {}
