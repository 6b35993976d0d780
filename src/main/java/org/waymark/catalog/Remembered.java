package org.waymark.catalog;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToIntBiFunction;
import org.jspecify.annotations.Nullable;

/** What was worked out before from the same thing, of the things used last: so many letters of it, and no more. */
class Remembered<K, V> {

    /** The texts of some two hundred micro-credentials. */
    static final int MOST_LETTERS = 2_000_000;

    /** What is longer is worked out each time: few are, and one would push out many. */
    static final int LONGEST = 100_000;

    private final Map<K, V> values = new LinkedHashMap<>(64, 0.75f, true);
    private final ToIntBiFunction<K, V> letters;
    private long kept;

    /** @param letters how long the text is that is kept with a thing */
    Remembered(ToIntBiFunction<K, V> letters) {
        this.letters = letters;
    }

    /** Two who ask at once may both work it out. */
    V of(K key, Function<K, V> work) {
        V known = known(key);
        if (known != null) {
            return known;
        }
        V value = work.apply(key);
        keep(key, value);
        return value;
    }

    /** The same for what may not be there, which is looked for again. */
    Optional<V> found(K key, Function<K, Optional<V>> find) {
        V known = known(key);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<V> value = find.apply(key);
        value.ifPresent(found -> keep(key, found));
        return value;
    }

    /** The same for several; what is not remembered is looked for at once. */
    Map<K, V> all(Collection<K> keys, Function<Collection<K>, Map<K, V>> find) {
        Map<K, V> all = new HashMap<>();
        Set<K> others = new HashSet<>();
        for (K key : keys) {
            V known = known(key);
            if (known == null) {
                others.add(key);
            } else {
                all.put(key, known);
            }
        }
        if (!others.isEmpty()) {
            Map<K, V> found = find.apply(others);
            found.forEach(this::keep);
            all.putAll(found);
        }
        return all;
    }

    private @Nullable V known(K key) {
        synchronized (values) {
            return values.get(key);
        }
    }

    private void keep(K key, V value) {
        if (letters.applyAsInt(key, value) > LONGEST) {
            return;
        }
        synchronized (values) {
            if (values.putIfAbsent(key, value) == null) {
                kept += letters.applyAsInt(key, value);
            }
            Iterator<Map.Entry<K, V>> eldest = values.entrySet().iterator();
            while (kept > MOST_LETTERS && eldest.hasNext()) {
                Map.Entry<K, V> gone = eldest.next();
                kept -= letters.applyAsInt(gone.getKey(), gone.getValue());
                eldest.remove();
            }
        }
    }

    int size() {
        synchronized (values) {
            return values.size();
        }
    }
}
