package org.waymark.lti.ags;

import com.nimbusds.jwt.JWTClaimsSet;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.waymark.lti.LtiRegistrations;
import org.waymark.lti.PlatformRegistration;
import org.waymark.lti.ToolKeys;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Access tokens for platform services, kept until a minute before they end (Security Framework 1.0, 4.1). */
@Component
class ServiceTokens {

    private static final Duration EARLY = Duration.ofSeconds(60);
    private static final Duration ASSERTION_LIFE = Duration.ofMinutes(5);
    private static final Duration CLOCK_DRIFT = Duration.ofSeconds(5);
    private static final long SECONDS_IF_UNSAID = 300;

    private final Map<Key, Slot> slots = new ConcurrentHashMap<>();
    private final LtiRegistrations registrations;
    private final ToolKeys keys;
    private final PlatformCalls calls;
    private final JsonMapper json;
    private final Clock clock;

    ServiceTokens(LtiRegistrations registrations, ToolKeys keys, PlatformCalls calls, JsonMapper json, Clock clock) {
        this.registrations = registrations;
        this.keys = keys;
        this.calls = calls;
        this.json = json;
        this.clock = clock;
    }

    private record Key(UUID registration, String deploymentId, String scopes) {
        static Key of(UUID registration, String deploymentId, Set<String> scopes) {
            return new Key(registration, deploymentId, String.join(" ", new TreeSet<>(scopes)));
        }
    }

    private record Token(String value, Instant usableUntil) {}

    private static final class Slot {
        private @Nullable Token current;
    }

    /**
     * A token for exactly these scopes; those who come while one is fetched wait for that one.
     *
     * @throws ServiceProblem when the platform gives none
     */
    String token(UUID registration, String deploymentId, Set<String> scopes) {
        Key key = Key.of(registration, deploymentId, scopes);
        Slot slot = slots.computeIfAbsent(key, none -> new Slot());
        synchronized (slot) {
            Token token = slot.current;
            if (token == null || !clock.instant().isBefore(token.usableUntil())) {
                token = fetch(key);
                slot.current = token;
            }
            return token.value();
        }
    }

    /** Forgets a token that a service did not take, unless a newer one has come already. */
    void drop(UUID registration, String deploymentId, Set<String> scopes, String refused) {
        Slot slot = slots.get(Key.of(registration, deploymentId, scopes));
        if (slot != null) {
            synchronized (slot) {
                if (slot.current != null && slot.current.value().equals(refused)) {
                    slot.current = null;
                }
            }
        }
    }

    private Token fetch(Key key) {
        PlatformRegistration platform = registrations.find(key.registration()).orElseThrow();
        Map<String, String> form = Map.of(
                "grant_type",
                "client_credentials",
                "client_assertion_type",
                "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
                "client_assertion",
                assertion(platform, key.deploymentId()),
                "scope",
                key.scopes());
        PlatformCalls.Answer answer = calls.send(
                PlatformCalls.Call.post(
                        platform.tokenEndpoint(),
                        MediaType.APPLICATION_FORM_URLENCODED,
                        encoded(form).getBytes(StandardCharsets.UTF_8),
                        MediaType.APPLICATION_JSON),
                null);
        if (!answer.isOk()) {
            ServiceProblem problem = answer.problem();
            throw problem instanceof PlatformRefused refused ? refused.whenAskedForAToken() : problem;
        }
        return read(answer);
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

    private Token read(PlatformCalls.Answer answer) {
        try {
            JsonNode body = json.readTree(answer.body());
            String value = body.path("access_token").asString("");
            if (!value.isBlank()) {
                long seconds = body.path("expires_in").asLong(SECONDS_IF_UNSAID);
                return new Token(value, clock.instant().plusSeconds(seconds).minus(EARLY));
            }
        } catch (JacksonException e) {
            // said below
        }
        throw new PlatformBusy("The LMS gave no access token.", null);
    }

    private static String encoded(Map<String, String> form) {
        return form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
