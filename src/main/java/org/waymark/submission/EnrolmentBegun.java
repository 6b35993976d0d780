package org.waymark.submission;

import java.time.Instant;
import org.waymark.catalog.DefinitionVersion;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;

/** Somebody began a micro-credential. */
public record EnrolmentBegun(
        EnrolmentId enrolment, DefinitionVersion version, PersonId earner, DistrictId district, Instant at) {}
