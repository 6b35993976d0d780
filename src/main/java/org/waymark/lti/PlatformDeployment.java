package org.waymark.lti;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One installation of us within a platform (LTI Core 1.3, 3.1.3); the tenant hangs on it.
 *
 * @param tenant whom it was approved for, null while pending
 */
public record PlatformDeployment(
        UUID registration, String deploymentId, @Nullable UUID tenant, Status status, Instant firstSeenAt) {

    /** A pending deployment was seen in a launch or named at registration; nobody comes in through it. */
    public enum Status {
        PENDING,
        APPROVED
    }
}
