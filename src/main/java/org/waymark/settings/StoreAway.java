package org.waymark.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** The evidence store did not answer in time, or could not do what it was asked: one comes back a little later. */
public class StoreAway extends IOException {

    public StoreAway(Throwable cause) {
        super(cause.getMessage(), cause);
    }

    /** Passes it on, so that nobody takes a file for broken that cannot be had just now. */
    public static void rethrow(Throwable problem) {
        if (why(problem) != null) {
            throw new UncheckedIOException(new StoreAway(problem));
        }
    }

    /** What the store said, where it is the store that failed. */
    public static @Nullable String why(Throwable problem) {
        Throwable each = problem;
        for (int depth = 0; each != null && depth < 20; depth++) {
            if (each instanceof StoreAway) {
                return String.valueOf(each.getMessage());
            }
            each = each.getCause();
        }
        return null;
    }
}
