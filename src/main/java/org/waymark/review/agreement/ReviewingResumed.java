package org.waymark.review.agreement;

import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;

/** A reader gets new work again. */
public record ReviewingResumed(PersonId reader, DistrictId district) {}
