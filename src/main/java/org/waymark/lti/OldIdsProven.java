package org.waymark.lti;

import org.jspecify.annotations.Nullable;

/**
 * A launch proved what its user and link were called under LTI 1.1 (LTI 1.3 Migration Guide 1.0, 6).
 *
 * @param consumerKey within which the old ids are unique
 * @param userId the old id of the user; null if it is none that can be kept
 * @param resourceLinkId the old id of the link, if it was said
 */
public record OldIdsProven(
        LtiLaunch launch,
        String consumerKey,
        @Nullable String userId,
        @Nullable String resourceLinkId) {}
