package org.waymark.jobs;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The other side could not take it now. */
public class TryLater extends RuntimeException {

    private final @Nullable Duration wait;

    public TryLater(String why) {
        this(why, null);
    }

    /** @param wait at least this long, as a Retry-After header asks */
    public TryLater(String why, @Nullable Duration wait) {
        super(why);
        this.wait = wait;
    }

    public @Nullable Duration waitAtLeast() {
        return wait;
    }
}
