package org.waymark.recognition;

import java.time.LocalDate;
import java.util.List;

/**
 * That conditions were met.
 *
 * @param cause what was met, however much of it: nothing is given twice for the same
 */
record Occurrence(String cause, LocalDate on, List<Reason.Ground> grounds, int reviews) {

    Occurrence {
        grounds = List.copyOf(grounds);
    }
}
