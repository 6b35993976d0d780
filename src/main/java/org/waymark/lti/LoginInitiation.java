package org.waymark.lti;

import org.jspecify.annotations.Nullable;

/** A third-party login initiation with all it must have (Security Framework 1.0, 5.1.1.1; LTI Core 1.3, 4.1). */
record LoginInitiation(
        String issuer,
        String loginHint,
        String targetLinkUri,
        @Nullable String messageHint,
        @Nullable String clientId,
        @Nullable String deploymentId) {}
