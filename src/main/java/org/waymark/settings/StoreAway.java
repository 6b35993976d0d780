package org.waymark.settings;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The evidence store did not answer in time, or could not do what it was asked: one comes back a little later. */
public class StoreAway extends IOException {

    public StoreAway(Exception cause) {
        super(cause.getMessage(), cause);
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
