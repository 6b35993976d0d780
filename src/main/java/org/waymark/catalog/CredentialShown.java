package org.waymark.catalog;

import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;

/** Somebody opened the page of a micro-credential. Whoever hears it may not make them wait: most launches end there. */
public record CredentialShown(DefinitionId definition, PersonId person, DistrictId district) {}
