package org.waymark.people;

import java.time.Instant;

/** A district began to exist. */
public record DistrictCreated(DistrictId district, Instant at) {}
