package org.waymark.jobs;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The other side could not take it now. Its message is ours, never the other side's: operators and logs get it. */
public class TryLater extends RuntimeException {

    private final @Nullable Duration wait;
    private final @Nullable Duration turn;

    public TryLater(String why) {
        this(why, null);
    }

    /** @param wait at least this long, as a Retry-After header asks */
    public TryLater(String why, @Nullable Duration wait) {
        this(why, wait, null);
    }

    private TryLater(String why, @Nullable Duration wait, @Nullable Duration turn) {
        super(why);
        this.wait = wait;
        this.turn = turn;
    }

    /**
     * Nothing failed: other work of ours goes first. It is tried again after exactly this wait, which counts as no
     * attempt; whoever throws it sees to an end.
     */
    public static TryLater inTurn(String why, Duration wait) {
        return new TryLater(why, wait, wait);
    }

    @Nullable
    Duration turn() {
        return turn;
    }

    public @Nullable Duration waitAtLeast() {
        return wait;
    }
}
