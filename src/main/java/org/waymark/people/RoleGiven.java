package org.waymark.people;

import java.time.Instant;

/** A person was given a role. */
public record RoleGiven(PersonId person, Role role, DistrictId district, Instant at) {}
