package org.waymark.jobs;

import java.time.Duration;

/**
 * Work that leaves the process and must happen in the end; a bean of this type is registered under its name.
 * A handler is idempotent: it may run more than once.
 *
 * @param <T> what it works on: a record that JSON can carry, of ids and values
 */
public interface DueWork<T> {

    /** Its name in the database; never changed once released. */
    String name();

    Class<T> dataType();

    /**
     * Does it.
     *
     * @throws TryLater when it should be tried again, with a wait of its own if the other side named one
     * @throws GaveUp when trying again would not help; the words are shown to an operator
     */
    void run(T data);

    /** How often it is tried before it is given up; the wait doubles from {@link #firstWait()}. */
    default int attempts() {
        return 12;
    }

    default Duration firstWait() {
        return Duration.ofSeconds(30);
    }

    /** The longest that it waits for a moment of its own; what waits longer was put off by a clock that was ahead. */
    default Duration longestWait() {
        return Duration.ofHours(26);
    }

    /** Told, in a transaction, when a person has to look: after {@link GaveUp} or the last attempt. */
    default void givenUp(T data, String why) {}
}
