package org.waymark.submission;

import org.waymark.people.DistrictId;

/** Somebody goes on after a not-yet, with another attempt. */
public record AttemptBegun(EnrolmentId enrolment, DistrictId district) {}
