package org.waymark.award.verifying;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.waymark.lti.ClientNetwork;
import org.waymark.people.PersonId;

/** Lets strangers, and each who is signed in, have so many checks, and not all threads: each may wait for other machines. */
@Component
public class Turns {

    static final int A_CLIENT = 60;
    static final Duration WINDOW = Duration.ofMinutes(10);

    private static final int AT_ONCE = 8;

    /** One client that asks for what drips shall not keep all others out. */
    static final int A_CLIENT_AT_ONCE = 2;

    /** A class behind one address checks at once: the third waits for one of the two, rather than read that it is busy. */
    static final Duration PATIENCE = Duration.ofSeconds(5);

    /** Each who waits keeps a thread. */
    static final int MOST_WAITING = 8;

    /** Whoever comes from ever new addresses shall not fill the memory. */
    private static final int MOST_CLIENTS = 10_000;

    private final Semaphore free = new Semaphore(AT_ONCE);
    /** Whoever is signed in does not wait for strangers. */
    private final Semaphore freeInside = new Semaphore(AT_ONCE);

    private final Clock clock;
    private final Map<String, Integer> asked = new LinkedHashMap<>();
    private final Map<String, Integer> underWay = new HashMap<>();
    private Instant since = Instant.EPOCH;
    private int waiting;

    Turns(Clock clock) {
        this.clock = clock;
    }

    /** Does it, unless this client had its share, or too many are at it. */
    <T> Optional<T> take(String remoteAddress, Supplier<T> check) {
        return take(ClientNetwork.of(remoteAddress), free, check);
    }

    /** The same for somebody who is signed in. */
    public <T> Optional<T> take(PersonId person, Supplier<T> check) {
        return take(person.toString(), freeInside, check);
    }

    private <T> Optional<T> take(String client, Semaphore places, Supplier<T> check) {
        if (!mayAsk(client)) {
            return Optional.empty();
        }
        try {
            return places.tryAcquire() ? Optional.of(checked(places, check)) : Optional.empty();
        } finally {
            leave(client);
        }
    }

    private static <T> T checked(Semaphore places, Supplier<T> check) {
        try {
            return check.get();
        } finally {
            places.release();
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
        if (asked.merge(client, 1, Integer::sum) > A_CLIENT || !hasItsTurn(client)) {
            return false;
        }
        underWay.merge(client, 1, Integer::sum);
        return true;
    }

    private synchronized boolean hasItsTurn(String client) {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (underWay.getOrDefault(client, 0) >= A_CLIENT_AT_ONCE) {
            long left = until - System.nanoTime();
            if (left <= 0 || waiting >= MOST_WAITING) {
                return false;
            }
            waiting++;
            try {
                TimeUnit.NANOSECONDS.timedWait(this, left);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            } finally {
                waiting--;
            }
        }
        return true;
    }

    private synchronized void leave(String client) {
        underWay.computeIfPresent(client, (same, count) -> count > 1 ? count - 1 : null);
        notifyAll();
    }
}
