package org.waymark.people;

import java.time.Instant;

/**
 * A role of a person runs out soon; told once for each end.
 *
 * @param until when it runs out
 * @param last whether it is that of the last lead of the district
 */
public record RoleEnding(PersonId person, Role role, DistrictId district, Instant until, boolean last) {}
