package org.waymark.lti;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Launches under a known issuer and deployment which seem to come from a restored or a staging LMS.
 *
 * @param expected what the real one was known by, each as a kind (guid, service, return, environment), a space, a value
 * @param came what came instead, in the same shape
 */
public record SuspectedCopy(
        UUID id,
        UUID registration,
        String deploymentId,
        Set<String> expected,
        Set<String> came,
        Status status,
        Instant firstSeenAt,
        @Nullable Instant decidedAt) {

    /** While one is suspected no grade goes to its deployment; through a refused one nobody comes in. */
    public enum Status {
        SUSPECTED,
        CONFIRMED,
        REFUSED
    }
}
