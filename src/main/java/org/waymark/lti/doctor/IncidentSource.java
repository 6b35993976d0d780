package org.waymark.lti.doctor;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where an incident came from, as far as it is known: a connection of ours, or only what a stranger said.
 *
 * @param registration our id of the platform registration
 * @param issuer as said, where the registration is not known
 * @param clientId as said, where the registration is not known
 */
public record IncidentSource(
        @Nullable UUID registration,
        @Nullable String issuer,
        @Nullable String clientId,
        @Nullable String deploymentId) {

    /** Nothing is known of it. */
    public static final IncidentSource UNKNOWN = new IncidentSource(null, null, null, null);

    public IncidentSource {
        issuer = registration == null ? withoutQuery(Finding.clean(issuer)) : null;
        clientId = registration == null ? Finding.clean(clientId) : null;
        deploymentId = Finding.clean(deploymentId);
    }

    public static IncidentSource of(UUID registration, @Nullable String deploymentId) {
        return new IncidentSource(registration, null, null, deploymentId);
    }

    /** A platform that we do not know, by its own words. */
    public static IncidentSource said(@Nullable String issuer, @Nullable String clientId) {
        return new IncidentSource(null, issuer, clientId, null);
    }

    private static @Nullable String withoutQuery(@Nullable String url) {
        return url == null ? null : url.replaceAll("[?#].*", "");
    }
}
