package org.waymark.lti.doctor;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A recorded refusal.
 *
 * @param reference the number that the person saw
 * @param times how often it happened within that minute, at least
 * @param issuer as said by a platform that was not known
 */
public record IncidentView(
        String reference,
        Instant at,
        Instant lastAt,
        int times,
        IncidentKind kind,
        String code,
        @Nullable UUID registration,
        @Nullable String issuer,
        @Nullable String clientId,
        @Nullable String deploymentId,
        List<Finding> findings) {}
