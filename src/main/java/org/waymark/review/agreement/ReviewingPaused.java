package org.waymark.review.agreement;

import java.time.Instant;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;

/** A reader's levels have drifted away from those of the others: no new work until a lead says go on. */
public record ReviewingPaused(PersonId reader, DistrictId district, Instant at) {}
