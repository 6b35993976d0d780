package org.waymark.people.earners;

import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;

/** Somebody is protected as a minor from now on; in the transaction that does so. */
public record MinorProtected(PersonId person, DistrictId district) {}
