package org.waymark.lti;

import java.net.URI;
import java.util.Set;
import java.util.UUID;

/**
 * An LMS that knows us as a tool, keyed by issuer and client id (LTI Core 1.3, 3.1.2).
 *
 * @param tokenAudience the "aud" of our assertions to its token endpoint
 * @param scopes what it granted us
 * @param product its family code, such as "moodle"; empty if it did not say
 */
public record PlatformRegistration(
        UUID id,
        String issuer,
        String clientId,
        URI authorizationEndpoint,
        URI tokenEndpoint,
        URI jwksUri,
        String tokenAudience,
        Set<String> scopes,
        String product,
        Status status) {

    /** Nobody comes in through a pending registration until an administrator of ours has accepted it. */
    public enum Status {
        PENDING,
        ACTIVE
    }

    /** The origin that shows our pages in its frames: that of the authorization endpoint, which the browser visits. */
    public String origin() {
        return Origins.of(authorizationEndpoint);
    }
}
