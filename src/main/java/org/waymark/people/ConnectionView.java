package org.waymark.people;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An LMS connection as an administrator sees it. */
record ConnectionView(
        UUID id, String issuer, String product, String clientId, boolean pending, List<Deployment> deployments) {

    /**
     * @param district whom it was approved for, null while it waits
     * @param field the id of its form field on the page
     */
    record Deployment(String deploymentId, @Nullable String district, Instant firstSeenAt, String field) {}
}
