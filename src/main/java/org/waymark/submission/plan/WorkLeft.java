package org.waymark.submission.plan;

import org.waymark.catalog.DefinitionId;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;

/**
 * An earner left what they were earning.
 *
 * @param deleted whether all they wrote and brought went with it
 */
public record WorkLeft(DefinitionId definition, PersonId earner, DistrictId district, boolean deleted) {}
