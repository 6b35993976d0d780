package org.waymark.catalog;

import java.util.Set;
import java.util.UUID;

/**
 * Who tries a micro-credential before everyone may.
 *
 * @param earners at most so many begin
 * @param cohorts ids of the programme cohorts that are invited
 */
public record Pilot(int earners, Set<UUID> cohorts) {

    public Pilot {
        if (earners < 1) {
            throw new IllegalArgumentException("A pilot is for somebody");
        }
        cohorts = Set.copyOf(cohorts);
    }
}
