package org.waymark.lti;

import com.nimbusds.jwt.JWTClaimsSet;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Requests for access tokens, proved by an assertion that we sign (Security Framework 1.0, 4.1). */
@Component
public class TokenRequests {

    private static final Duration ASSERTION_LIFE = Duration.ofMinutes(5);
    private static final Duration CLOCK_DRIFT = Duration.ofSeconds(5);

    private final ToolKeys keys;
    private final Clock clock;

    TokenRequests(ToolKeys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /** The form to post to the platform's token endpoint, once. */
    public byte[] form(PlatformRegistration platform, String deploymentId, Collection<String> scopes) {
        return encoded(Map.of(
                        "grant_type",
                        "client_credentials",
                        "client_assertion_type",
                        "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
                        "client_assertion",
                        assertion(platform, deploymentId),
                        "scope",
                        String.join(" ", new TreeSet<>(scopes))))
                .getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Whether a platform may refuse an assertion only because it has not fetched our new key yet: then it is worth to
     * come again.
     */
    public boolean mayBeRefusedForANewKey() {
        return keys.hasJustChanged();
    }

    // Security Framework 1.0, 4.1.1: the assertion; the deployment claim is that of LTI Core 1.3, 6.2.1.
    private String assertion(PlatformRegistration platform, String deploymentId) {
        Instant now = clock.instant();
        return keys.sign(new JWTClaimsSet.Builder()
                .issuer(platform.clientId())
                .subject(platform.clientId())
                .audience(platform.tokenAudience())
                .issueTime(Date.from(now.minus(CLOCK_DRIFT)))
                .expirationTime(Date.from(now.minus(CLOCK_DRIFT).plus(ASSERTION_LIFE)))
                .jwtID(UUID.randomUUID().toString())
                .claim("https://purl.imsglobal.org/spec/lti/claim/deployment_id", deploymentId)
                .build());
    }

    private static String encoded(Map<String, String> form) {
        return form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
