package org.waymark.submission;

import java.io.IOException;
import java.time.Duration;

/** How long a step on somebody's file may take. */
record Deadline(long until) {

    static Deadline in(Duration time) {
        return new Deadline(System.nanoTime() + time.toNanos());
    }

    void check() throws IOException {
        if (System.nanoTime() - until > 0) {
            throw new IOException("a file that takes too long");
        }
    }
}
