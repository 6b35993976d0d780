package org.waymark.jobs;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.stereotype.Component;

/** Work that fails as often as it is told to; found by the component scan of tests. */
@Component
class DueWorkSample implements DueWork<DueWorkSample.Order> {

    record Order(String key, int failures, Duration pause) {}

    private final Map<String, AtomicInteger> tries = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> done = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> givenUp = new ConcurrentHashMap<>();
    private final Map<String, Runnable> meanwhile = new ConcurrentHashMap<>();

    @Override
    public String name() {
        return "sample";
    }

    @Override
    public Class<Order> dataType() {
        return Order.class;
    }

    @Override
    public int attempts() {
        return 3;
    }

    @Override
    public Duration firstWait() {
        return Duration.ofSeconds(10);
    }

    @Override
    public void run(Order order) {
        Runnable happens = meanwhile.remove(order.key());
        if (happens != null) {
            happens.run();
        }
        if (count(tries, order.key()).incrementAndGet() <= order.failures()) {
            if (order.key().startsWith("boom ")) {
                throw new IllegalStateException("Jordan Reyes is no student here");
            }
            throw order.key().startsWith("turn ")
                    ? TryLater.inTurn("after you", order.pause())
                    : new TryLater("not now", order.pause());
        }
        count(done, order.key()).incrementAndGet();
    }

    @Override
    public void givenUp(Order order, String why) {
        count(givenUp, order.key()).incrementAndGet();
    }

    /** Happens once, while this is being done. */
    void meanwhile(String key, Runnable happens) {
        meanwhile.put(key, happens);
    }

    int done(String key) {
        return count(done, key).get();
    }

    int toldOfGivingUp(String key) {
        return count(givenUp, key).get();
    }

    private static AtomicInteger count(Map<String, AtomicInteger> counts, String key) {
        return counts.computeIfAbsent(key, unused -> new AtomicInteger());
    }
}
