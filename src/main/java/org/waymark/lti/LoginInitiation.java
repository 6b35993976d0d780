package org.waymark.lti;

import org.jspecify.annotations.Nullable;

/**
 * A third-party login initiation with all it must have (Security Framework 1.0, 5.1.1.1; LTI Core 1.3, 4.1).
 *
 * @param storageTarget the frame in which the platform keeps things for us (OIDC Login with postMessages 1.0)
 */
record LoginInitiation(
        String issuer,
        String loginHint,
        String targetLinkUri,
        @Nullable String messageHint,
        @Nullable String clientId,
        @Nullable String deploymentId,
        @Nullable String storageTarget) {

    int hintsLength() {
        return loginHint.length() + (messageHint == null ? 0 : messageHint.length());
    }
}
