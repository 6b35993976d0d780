package org.waymark.lti.services;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.waymark.lti.LtiRegistrations;
import org.waymark.lti.PlatformRegistration;
import org.waymark.lti.ServiceIncidents;
import org.waymark.lti.ServiceIncidents.NoAnswer;
import org.waymark.lti.TokenRequests;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Access tokens for platform services, kept until a minute before they end (Security Framework 1.0, 4.1). */
@Component
class ServiceTokens {

    private static final Duration EARLY = Duration.ofSeconds(60);

    /** A token address that did not answer is left alone so long: each try may take twenty seconds of whoever asks. */
    private static final Duration LEFT_ALONE = Duration.ofSeconds(30);

    private static final long SECONDS_IF_UNSAID = 300;

    private final Map<Key, Slot> slots = new ConcurrentHashMap<>();

    /** Until when a registration's token address is left alone. */
    private final Map<UUID, Instant> unanswered = new ConcurrentHashMap<>();

    private final LtiRegistrations registrations;
    private final TokenRequests requests;
    private final ServiceIncidents incidents;
    private final PlatformCalls calls;
    private final JsonMapper json;
    private final Clock clock;

    ServiceTokens(
            LtiRegistrations registrations,
            TokenRequests requests,
            ServiceIncidents incidents,
            PlatformCalls calls,
            JsonMapper json,
            Clock clock) {
        this.registrations = registrations;
        this.requests = requests;
        this.incidents = incidents;
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
     * @throws SwitchedOff when the connection is not active, however good a token is at hand
     * @throws ServiceProblem when the platform gives none
     */
    String token(UUID registration, String deploymentId, Set<String> scopes) {
        PlatformRegistration platform = registrations.find(registration).orElseThrow();
        if (platform.status() != PlatformRegistration.Status.ACTIVE) {
            throw new SwitchedOff();
        }
        Key key = Key.of(registration, deploymentId, scopes);
        Slot slot = slots.computeIfAbsent(key, none -> new Slot());
        synchronized (slot) {
            Token token = slot.current;
            if (token == null || !clock.instant().isBefore(token.usableUntil())) {
                requireAnswering(registration);
                token = fetch(platform, key);
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

    private void requireAnswering(UUID registration) {
        Instant until = unanswered.get(registration);
        if (until == null) {
            return;
        }
        Duration left = Duration.between(clock.instant(), until);
        // Longer it is only where the clock went back meanwhile.
        if (!left.isNegative() && !left.isZero() && left.compareTo(LEFT_ALONE) <= 0) {
            throw new PlatformBusy("The LMS did not answer.", left);
        }
        unanswered.remove(registration, until);
    }

    private static NoAnswer why(ServiceProblem none) {
        if (none instanceof PlatformBusy busy) {
            return busy.isForItsCertificate() ? NoAnswer.CERTIFICATE : NoAnswer.SILENT;
        }
        return NoAnswer.ADDRESS;
    }

    private Token fetch(PlatformRegistration platform, Key key) {
        URI address = platform.tokenEndpoint();
        byte[] form =
                requests.form(platform, key.deploymentId(), Set.of(key.scopes().split(" ")));
        Answer answer;
        try {
            answer = calls.send(
                    Call.post(address, MediaType.APPLICATION_FORM_URLENCODED, form, MediaType.APPLICATION_JSON), null);
        } catch (ServiceProblem none) {
            incidents.unanswered(platform.id(), key.deploymentId(), null, address, why(none));
            if (none instanceof PlatformBusy) {
                unanswered.put(platform.id(), clock.instant().plus(LEFT_ALONE));
            }
            throw none;
        }
        incidents.tokenAnswered(
                platform.id(), key.deploymentId(), key.scopes(), address, answer.status(), answer.body());
        if (answer.isOk()) {
            return read(platform, key, answer);
        }
        ServiceProblem problem = answer.problem();
        if (problem instanceof PlatformRefused refused) {
            throw requests.mayBeRefusedForANewKey()
                    ? new PlatformBusy(problem.words(), null)
                    : refused.whenAskedForAToken();
        }
        throw problem;
    }

    private Token read(PlatformRegistration platform, Key key, Answer answer) {
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
        incidents.useless(platform.id(), key.deploymentId(), null, platform.tokenEndpoint(), answer.status());
        throw new PlatformBusy("The LMS gave no access token.", null);
    }
}
