package org.waymark.people;

import java.time.Instant;

/**
 * A district began to exist.
 *
 * @param bare whether whoever makes it puts everything into it that it shall have
 */
public record DistrictCreated(DistrictId district, Instant at, boolean bare) {}
