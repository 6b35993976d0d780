package org.waymark.catalog;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What was worked out before from the same thing, for the few hundred things used last. */
class Remembered<K, V> {

    private static final int KEPT = 500;

    private final Map<K, V> values = new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
            return size() > KEPT;
        }
    };

    /** Two who ask at once may both work it out. */
    V of(K key, Function<K, V> work) {
        V known = known(key);
        if (known != null) {
            return known;
        }
        V value = work.apply(key);
        synchronized (values) {
            values.put(key, value);
        }
        return value;
    }

    private @Nullable V known(K key) {
        synchronized (values) {
            return values.get(key);
        }
    }
}
