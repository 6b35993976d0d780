package org.waymark.lti;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One installation of us within a platform (LTI Core 1.3, 3.1.3); the tenant hangs on it.
 *
 * @param tenant whom it was approved for, null before that
 * @param marks what its launches said of the installation they come from, see {@link SuspectedCopy}
 */
public record PlatformDeployment(
        UUID registration,
        String deploymentId,
        @Nullable UUID tenant,
        Status status,
        Instant firstSeenAt,
        Set<String> marks) {

    /** Only through an approved one do people come in. */
    public enum Status {
        /** Seen in a launch, or named at registration. */
        PENDING,
        APPROVED,
        /** An operator does not know it; it can still be approved. */
        DECLINED
    }
}
