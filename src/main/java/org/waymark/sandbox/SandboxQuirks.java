package org.waymark.sandbox;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Bad days of an LMS, on demand: the next score posts fail as told. */
@Component
@Profile("sandbox")
class SandboxQuirks {

    /** @param scores "503", "refuse", or null for none */
    record Quirk(@Nullable String scores, int count) {}

    private volatile SandboxStorage storage = SandboxStorage.OFF;
    private final AtomicReference<Quirk> quirk = new AtomicReference<>(new Quirk(null, 0));

    /** How this LMS keeps things for tools. */
    SandboxStorage storage() {
        return storage == SandboxStorage.OFF ? SandboxMode.now().storage() : storage;
    }

    void set(SandboxStorage next) {
        storage = next;
    }

    void set(Quirk next) {
        quirk.set(next);
    }

    /** What the next score post has to suffer, or null; counts down. */
    @Nullable
    String nextScore() {
        Quirk before = quirk.getAndUpdate(now -> now.count() > 0 ? new Quirk(now.scores(), now.count() - 1) : now);
        return before.count() > 0 ? before.scores() : null;
    }
}
