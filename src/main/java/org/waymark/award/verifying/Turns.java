package org.waymark.award.verifying;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** Lets strangers have so many checks, and not all threads: each may wait for other machines. */
@Component
class Turns {

    static final int A_CLIENT = 60;
    static final Duration WINDOW = Duration.ofMinutes(10);

    private static final int AT_ONCE = 8;

    /** Whoever comes from ever new addresses shall not fill the memory. */
    private static final int MOST_CLIENTS = 10_000;

    private final Semaphore free = new Semaphore(AT_ONCE);
    private final Clock clock;
    private final Map<String, Integer> asked = new LinkedHashMap<>();
    private Instant since = Instant.EPOCH;

    Turns(Clock clock) {
        this.clock = clock;
    }

    /** Does it, unless this client had its share, or too many are at it. */
    <T> Optional<T> take(String remoteAddress, Supplier<T> check) {
        if (!mayAsk(network(remoteAddress)) || !free.tryAcquire()) {
            return Optional.empty();
        }
        try {
            return Optional.of(check.get());
        } finally {
            free.release();
        }
    }

    private synchronized boolean mayAsk(String client) {
        Instant now = clock.instant();
        if (!now.isBefore(since.plus(WINDOW)) || now.isBefore(since)) {
            since = now;
            asked.clear();
        }
        if (asked.size() >= MOST_CLIENTS && !asked.containsKey(client)) {
            return false;
        }
        return asked.merge(client, 1, Integer::sum) <= A_CLIENT;
    }

    /** Whoever has IPv6 has a whole /48 of it, or as good as. */
    private static String network(String remoteAddress) {
        if (remoteAddress.indexOf(':') < 0) {
            return remoteAddress;
        }
        try {
            byte[] bits = InetAddress.getByName(remoteAddress).getAddress();
            return HexFormat.of().formatHex(Arrays.copyOf(bits, Math.min(6, bits.length)));
        } catch (UnknownHostException noAddress) {
            return remoteAddress;
        }
    }
}
