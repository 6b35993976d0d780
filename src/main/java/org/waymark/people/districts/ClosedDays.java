package org.waymark.people.districts;

import java.time.LocalDate;
import java.util.stream.Stream;

/** Days in a row on which a district is closed, the last included, and what they are called. */
record ClosedDays(LocalDate from, LocalDate to, String name) implements Comparable<ClosedDays> {

    ClosedDays {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("Days end after they begin");
        }
    }

    Stream<LocalDate> days() {
        return from.datesUntil(to.plusDays(1));
    }

    @Override
    public int compareTo(ClosedDays other) {
        int byStart = from.compareTo(other.from);
        int byEnd = to.compareTo(other.to);
        return byStart != 0 ? byStart : byEnd != 0 ? byEnd : name.compareTo(other.name);
    }
}
