package org.waymark.people.doctor;

import org.jspecify.annotations.Nullable;
import org.waymark.lti.doctor.IncidentView;

/**
 * An incident with the LMS it came from.
 *
 * @param issuer of the connection, or as said by a stranger, or null where nothing was said
 */
record IncidentRow(
        IncidentView incident,
        @Nullable String issuer,
        @Nullable String clientId) {}
