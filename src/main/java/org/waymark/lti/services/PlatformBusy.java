package org.waymark.lti.services;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The platform could not be reached or cannot do it now (429, 5xx, time-outs): to be tried again later. */
public final class PlatformBusy extends ServiceProblem {

    private final @Nullable Duration waitAtLeast;

    public PlatformBusy(String words, @Nullable Duration waitAtLeast) {
        super(words);
        this.waitAtLeast = waitAtLeast;
    }

    /** What its Retry-After header asked for. */
    public @Nullable Duration waitAtLeast() {
        return waitAtLeast;
    }
}
