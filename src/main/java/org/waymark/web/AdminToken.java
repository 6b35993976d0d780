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
import org.waymark.settings.WaymarkSettings;

/** Compares what someone gives as the admin token, in constant time and not too often. */
@Component
class AdminToken {

    private static final int TRIES = 10;
    private static final Duration WINDOW = Duration.ofMinutes(10);

    /** Whoever tries from ever new addresses shall not fill the memory. */
    private static final int ADDRESSES = 10_000;

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

    /** @param address where the attempt comes from; each address has ten wrong tries in ten minutes */
    Verdict check(@Nullable String given, String address) {
        if (tooOften(address)) {
            return Verdict.TOO_OFTEN;
        }
        if (expected != null && given != null && MessageDigest.isEqual(expected, digest(given))) {
            return Verdict.RIGHT;
        }
        remember(address);
        return Verdict.WRONG;
    }

    private synchronized boolean tooOften(String address) {
        Instant since = clock.instant().minus(WINDOW);
        failures.values().forEach(times -> times.removeIf(time -> time.isBefore(since)));
        failures.values().removeIf(Deque::isEmpty);
        return failures.getOrDefault(address, new ArrayDeque<>()).size() >= TRIES;
    }

    private synchronized void remember(String address) {
        failures.computeIfAbsent(address, unused -> new ArrayDeque<>()).add(clock.instant());
        if (failures.size() > ADDRESSES) {
            failures.remove(failures.keySet().iterator().next());
        }
    }

    static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
