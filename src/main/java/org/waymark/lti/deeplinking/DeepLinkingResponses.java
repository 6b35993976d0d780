package org.waymark.lti.deeplinking;

import com.nimbusds.jwt.JWTClaimsSet;
import java.math.BigInteger;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.waymark.lti.LtiLaunch.DeepLinkingSettings;
import org.waymark.lti.LtiRegistrations;
import org.waymark.lti.PlatformRegistration;
import org.waymark.lti.ToolKeys;

/** Signs what a designer picked, for the platform that asked (Deep Linking 2.0, 4.5). */
@Service
public class DeepLinkingResponses {

    private static final String LTI = "https://purl.imsglobal.org/spec/lti/claim/";
    private static final String DEEP_LINKING = "https://purl.imsglobal.org/spec/lti-dl/claim/";
    private static final Duration LIFE = Duration.ofMinutes(5);
    // Some platforms allow no clock drift at all.
    private static final Duration CLOCK_DRIFT = Duration.ofSeconds(5);

    private final LtiRegistrations registrations;
    private final ToolKeys keys;
    private final SecureRandom random;
    private final Clock clock;

    DeepLinkingResponses(LtiRegistrations registrations, ToolKeys keys, SecureRandom random, Clock clock) {
        this.registrations = registrations;
        this.keys = keys;
        this.random = random;
        this.clock = clock;
    }

    /**
     * The picked items, in order; columns are left out where the platform takes none.
     *
     * @throws IllegalArgumentException for several items where the platform takes one, or a return address that is not
     *     an absolute http(s) one
     */
    public DeepLinkingResponse items(
            UUID registration, String deploymentId, DeepLinkingSettings settings, List<DeepLinkedItem> items) {
        requireTaken(items.size(), settings);
        List<Map<String, Object>> contents =
                items.stream().map(item -> item.json(settings.acceptLineItem())).toList();
        return signed(registration, deploymentId, settings, contents, null);
    }

    /** The same as plain links, where the platform takes those and no launches. */
    public DeepLinkingResponse links(
            UUID registration, String deploymentId, DeepLinkingSettings settings, List<WebLink> links) {
        requireTaken(links.size(), settings);
        return signed(
                registration,
                deploymentId,
                settings,
                links.stream().map(WebLink::json).toList(),
                null);
    }

    /** Deep Linking 2.0, 4.4.1: accept_multiple false or absent means one. */
    private static void requireTaken(int items, DeepLinkingSettings settings) {
        if (items > 1 && !settings.acceptMultiple()) {
            throw new IllegalArgumentException("The platform takes one item");
        }
    }

    /**
     * Nothing was picked (Deep Linking 2.0, 2.3).
     *
     * @param message plain text that the platform may show
     */
    public DeepLinkingResponse cancelled(
            UUID registration, String deploymentId, DeepLinkingSettings settings, String message) {
        return signed(registration, deploymentId, settings, List.of(), message);
    }

    private DeepLinkingResponse signed(
            UUID registration,
            String deploymentId,
            DeepLinkingSettings settings,
            List<Map<String, Object>> contents,
            @Nullable String message) {
        requireHttp(settings.returnUrl());
        PlatformRegistration platform = registrations.find(registration).orElseThrow();
        Instant issued = clock.instant().minus(CLOCK_DRIFT);
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer(platform.clientId())
                .audience(platform.issuer())
                .issueTime(Date.from(issued))
                .expirationTime(Date.from(issued.plus(LIFE)))
                .claim("nonce", new BigInteger(160, random).toString(36))
                .claim(LTI + "message_type", "LtiDeepLinkingResponse")
                .claim(LTI + "version", "1.3.0")
                .claim(LTI + "deployment_id", deploymentId)
                .claim(DEEP_LINKING + "content_items", contents);
        if (settings.data() != null) {
            claims.claim(DEEP_LINKING + "data", settings.data());
        }
        if (message != null) {
            claims.claim(DEEP_LINKING + "msg", message);
        }
        return new DeepLinkingResponse(settings.returnUrl(), keys.sign(claims.build()));
    }

    private static void requireHttp(String returnUrl) {
        String scheme = URI.create(returnUrl).getScheme();
        if (!"https".equals(scheme) && !"http".equals(scheme)) {
            throw new IllegalArgumentException("The return address is not an http(s) one");
        }
    }
}
