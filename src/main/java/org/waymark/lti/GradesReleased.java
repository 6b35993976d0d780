package org.waymark.lti;

import java.time.Instant;
import java.util.UUID;

/** What kept grades back from a deployment was dealt with; whether they may go now, {@link PlatformCopies} says. */
public record GradesReleased(UUID registration, String deploymentId, UUID tenant, Instant at) {}
