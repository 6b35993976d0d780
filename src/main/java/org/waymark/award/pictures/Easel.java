package org.waymark.award.pictures;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** Draws for strangers: so much at once and not on all threads, and what was drawn last is kept, since drawing costs. */
@Component
class Easel {

    static final int AT_ONCE = 4;

    private static final int KEPT = 40;

    private final Semaphore free = new Semaphore(AT_ONCE);
    private final Map<Object, byte[]> kept = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Object, byte[]> eldest) {
            return size() > KEPT;
        }
    });

    /**
     * What is drawn, which is not to be changed; empty where too many draw.
     *
     * @param of all that it shows
     */
    Optional<byte[]> draw(Object of, Supplier<byte[]> drawing) {
        byte[] known = kept.get(of);
        if (known != null) {
            return Optional.of(known);
        }
        if (!free.tryAcquire()) {
            return Optional.empty();
        }
        try {
            byte[] drawn = drawing.get();
            kept.put(of, drawn);
            return Optional.of(drawn);
        } finally {
            free.release();
        }
    }
}
