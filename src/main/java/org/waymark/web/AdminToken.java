package org.waymark.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.waymark.lti.ClientNetwork;
import org.waymark.settings.WaymarkSettings;

/** Compares what someone gives as the admin token, in constant time and not too often. */
@Component
class AdminToken {

    private static final int TRIES = 10;
    private static final Duration WINDOW = Duration.ofMinutes(10);

    /** Whoever tries from ever new networks shall not fill the memory. */
    private static final int NETWORKS = 10_000;

    private final byte @Nullable [] expected;
    private final Clock clock;
    private final Map<String, Deque<Instant>> failures = new LinkedHashMap<>();

    AdminToken(WaymarkSettings settings, Clock clock) {
        String token = settings.adminToken();
        this.expected = token == null ? null : digest(token);
        this.clock = clock;
    }

    enum Verdict {
        RIGHT,
        WRONG,
        TOO_OFTEN
    }

    /** Whether this installation has an admin token at all. */
    boolean isSet() {
        return expected != null;
    }

    /**
     * @param address where the attempt comes from; each network has ten wrong tries in ten minutes. The right token passes
     *     however many there were: whoever shares the operator's address must not shut them out
     */
    Verdict check(@Nullable String given, String address) {
        if (expected != null && given != null && MessageDigest.isEqual(expected, digest(given))) {
            return Verdict.RIGHT;
        }
        return mayTry(ClientNetwork.of(address)) ? Verdict.WRONG : Verdict.TOO_OFTEN;
    }

    private synchronized boolean mayTry(String network) {
        Instant now = clock.instant();
        Deque<Instant> times = failures.computeIfAbsent(network, unused -> new ArrayDeque<>());
        times.removeIf(time -> time.isBefore(now.minus(WINDOW)) || time.isAfter(now));
        if (times.size() >= TRIES) {
            return false;
        }
        times.add(now);
        if (failures.size() > NETWORKS) {
            failures.remove(failures.keySet().iterator().next());
        }
        return true;
    }

    static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
