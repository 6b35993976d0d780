package org.waymark.recognition;

import java.time.LocalDate;
import java.util.List;

/**
 * That conditions were met.
 *
 * @param cause what was met, however much of it: nothing is given twice for the same
 */
record Occurrence(String cause, LocalDate on, List<Reason.Ground> grounds, int reviews) {

    /** How the part of a cause begins that is the holding of a role. */
    static final String ROLE = "role:";

    Occurrence {
        grounds = List.copyOf(grounds);
    }

    Occurrence as(String other) {
        return new Occurrence(other, on, grounds, reviews);
    }
}
