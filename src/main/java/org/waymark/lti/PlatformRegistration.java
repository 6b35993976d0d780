package org.waymark.lti;

import java.net.URI;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An LMS that knows us as a tool, keyed by issuer and client id (LTI Core 1.3, 3.1.2).
 *
 * @param tokenAudience the "aud" of our assertions to its token endpoint
 * @param scopes what it granted us
 * @param product its family code, such as "moodle"; empty if it did not say
 * @param tenant whom it was made for, if anyone was named
 * @param configuredFrom the origin its configuration came from, if that is not the issuer's
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
        Status status,
        @Nullable UUID tenant,
        @Nullable String configuredFrom) {

    /** Only through an active registration do people come in and grades go out. */
    public enum Status {
        /** Until an administrator of ours has accepted it. */
        PENDING,
        ACTIVE,
        /** Switched off by an administrator of ours; nothing of it is lost. */
        DISABLED
    }

    void requireActive() {
        if (status != Status.ACTIVE) {
            LaunchProblem problem = status == Status.DISABLED
                    ? LaunchProblem.REGISTRATION_DISABLED
                    : LaunchProblem.REGISTRATION_PENDING;
            throw problem.on("iss").of(this);
        }
    }

    /** The origin that shows our pages in its frames: that of the authorization endpoint, which the browser visits. */
    public String origin() {
        return Origins.of(authorizationEndpoint);
    }
}
