package org.waymark.people;

import java.time.Instant;

/** A role of a person was ended. */
public record RoleEnded(PersonId person, Role role, DistrictId district, Instant at) {}
