package org.waymark.web;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * How fast each may come: so many within a minute, all at once if need be, and then as fast as that number grows again. It
 * counts in this node's memory, for the little that is asked of it; what must hold over all nodes is counted in the database.
 */
class Paces {

    /** Whoever comes from ever new addresses shall not fill the memory. */
    private static final int MOST = 20_000;

    private static final double NANOS_IN_A_MINUTE = 60e9;

    private final int perMinute;
    private final LongSupplier nanos;

    private final Map<String, Left> all = new LinkedHashMap<>(256, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Left> eldest) {
            return size() > MOST;
        }
    };

    /** @param nanos never goes back, unlike a clock that somebody may set */
    Paces(int perMinute, LongSupplier nanos) {
        this.perMinute = perMinute;
        this.nanos = nanos;
    }

    private static final class Left {
        private double requests;
        private long at;
    }

    /** Takes one; answers 0, or in how many seconds there is one to take. */
    synchronized int take(String who) {
        if (perMinute == 0) {
            return 0;
        }
        long now = nanos.getAsLong();
        Left left = all.get(who);
        if (left == null) {
            left = new Left();
            left.requests = perMinute;
            left.at = now;
            all.put(who, left);
        }
        double grown = (now - left.at) * perMinute / NANOS_IN_A_MINUTE;
        left.requests = Math.min(perMinute, left.requests + grown);
        left.at = now;
        if (left.requests >= 1) {
            left.requests -= 1;
            return 0;
        }
        return (int) Math.ceil((1 - left.requests) * 60 / perMinute);
    }
}
