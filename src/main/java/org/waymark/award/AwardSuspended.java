package org.waymark.award;

import java.time.Instant;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;

/** An award cannot be relied on for now; it may be lifted again. */
public record AwardSuspended(AwardId award, PersonId earner, DistrictId district, Instant at) {}
