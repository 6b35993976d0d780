package org.waymark.award;

import java.time.Instant;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;

/** An award that was suspended holds again. */
public record AwardResumed(AwardId award, PersonId earner, DistrictId district, Instant at) {}
