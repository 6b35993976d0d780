package org.waymark.award.hosts;

import com.github.f4b6a3.uuid.UuidCreator;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.waymark.people.SignedInPerson;

/**
 * How an earner and a host agree: Waymark registers with the host, the earner says yes there in their own browser, and
 * Waymark trades what they bring back for tokens (OAuth 2.0 with PKCE). No transaction is open while another machine is
 * called.
 */
@Component
class HostConnections {

    private static final Logger log = LoggerFactory.getLogger(HostConnections.class);

    private static final Duration AWAY = Duration.ofMinutes(15);

    private final BadgeHosts hosts;
    private final HostApi api;
    private final SecureRandom random;
    private final Clock clock;

    HostConnections(BadgeHosts hosts, HostApi api, SecureRandom random, Clock clock) {
        this.hosts = hosts;
        this.api = api;
        this.random = random;
        this.clock = clock;
    }

    /** Too many hosts for one person. */
    static class TooMany extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /**
     * @throws HostTrouble where there is no host, or it does not take us
     * @throws TooMany
     */
    void add(String typed, SignedInPerson me) {
        String address = api.address(typed);
        if (!hosts.mayAdd(address, me)) {
            throw new TooMany();
        }
        HostApi.Description host = api.discover(address);
        UUID id = UuidCreator.getTimeOrderedEpoch();
        hosts.add(id, address, host, api.register(host, id), me);
    }

    /**
     * Somebody on their way to a host and back; kept in their session, so that nobody else's return is taken for theirs.
     *
     * @param url where their browser goes
     */
    record Away(UUID host, String state, String verifier, Instant since, String url) {

        /** In one line, since a session keeps plain texts best. */
        String kept() {
            return host + " " + state + " " + verifier + " " + since;
        }

        static Away of(String kept) {
            String[] parts = kept.split(" ");
            return new Away(UUID.fromString(parts[0]), parts[1], parts[2], Instant.parse(parts[3]), "");
        }
    }

    Away leave(UUID id, SignedInPerson me) {
        BadgeHosts.Kept host = hosts.own(id, me);
        String state = fresh();
        String verifier = fresh();
        Map<String, String> asked = new LinkedHashMap<>();
        asked.put("response_type", "code");
        asked.put("client_id", host.client());
        asked.put("redirect_uri", api.returnAddress(id));
        asked.put("scope", HostApi.SCOPE);
        asked.put("state", state);
        asked.put("code_challenge", challenge(verifier));
        asked.put("code_challenge_method", "S256");
        String query = asked.entrySet().stream()
                .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return new Away(
                id,
                state,
                verifier,
                clock.instant(),
                host.authorization() + (host.authorization().contains("?") ? "&" : "?") + query);
    }

    /**
     * Whether this is the return of who left. Each host has an address of its own to return to, so that none passes off
     * what another gave as its own (RFC 9700, 4.4.2).
     */
    boolean isBack(Away away, UUID host, String state) {
        return away.host().equals(host)
                && MessageDigest.isEqual(
                        away.state().getBytes(StandardCharsets.US_ASCII), state.getBytes(StandardCharsets.UTF_8))
                && clock.instant().isBefore(away.since().plus(AWAY));
    }

    /** @throws HostTrouble where the host gives no tokens for the code */
    void connect(Away away, String code, SignedInPerson me) {
        BadgeHosts.Kept host = hosts.own(away.host(), me);
        hosts.connected(away.host(), api.tokens(host.token(), client(host), away.host(), code, away.verifier()), me);
    }

    /** Forgets a host, and tells it so where it says how; a host that does not listen changes nothing. */
    void remove(UUID id, SignedInPerson me) {
        BadgeHosts.Kept host = hosts.own(id, me);
        hosts.remove(id, me);
        String revocation = host.revocation();
        String token = host.refresh() != null ? host.refresh() : host.access();
        if (revocation == null || token == null) {
            return;
        }
        try {
            api.revoke(revocation, client(host), token);
        } catch (HostTrouble e) {
            log.info("Host {} was not told that its token is given up", id);
        }
    }

    private static HostApi.Client client(BadgeHosts.Kept host) {
        return new HostApi.Client(host.client(), host.secret(), host.secretInBody());
    }

    private String fresh() {
        byte[] bits = new byte[32];
        random.nextBytes(bits);
        return url(bits);
    }

    /** RFC 7636, 4.2. */
    private static String challenge(String verifier) {
        try {
            return url(MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String url(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
