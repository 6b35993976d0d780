package org.waymark.people.districts;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** One day, or a first and a last one, and what they are called, as typed. */
record ClosedDaysForm(
        @Nullable String from,
        @Nullable String to,
        @Nullable String name) {

    /** Reads them as a line of a list. */
    ClosedDaysText read(LocalDate today) {
        String range = text(to).isEmpty() ? text(from) : text(from) + " to " + text(to);
        return ClosedDaysText.of((range + " " + text(name)).strip(), today);
    }

    private static String text(@Nullable String typed) {
        return typed == null ? "" : typed.replaceAll("[\\r\\n]+", " ").strip();
    }
}
