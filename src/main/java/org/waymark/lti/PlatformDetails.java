package org.waymark.lti;

import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a platform tells about itself when it registers us.
 *
 * @param tokenAudience the "aud" its token endpoint asks for, if that is not the endpoint's own address
 * @param scopes what it grants us
 * @param product its family code, such as "moodle"; empty if it does not say
 */
public record PlatformDetails(
        String issuer,
        String clientId,
        URI authorizationEndpoint,
        URI tokenEndpoint,
        URI jwksUri,
        @Nullable String tokenAudience,
        Set<String> scopes,
        String product) {}
