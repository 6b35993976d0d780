package org.waymark.people.programmes;

import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.waymark.people.earners.Audience;

/**
 * What leads decide about a programme; everything but the name may wait.
 *
 * @param pilotSize how many are meant to begin, where only a few do
 * @param credentials the micro-credentials it offers
 * @param coaches persons who coach in it
 */
public record ProgrammePlan(
        String name,
        String why,
        String support,
        String incentive,
        String measure,
        Set<Audience> audiences,
        @Nullable LocalDate begins,
        @Nullable LocalDate ends,
        @Nullable LocalDate review,
        boolean pilot,
        @Nullable Integer pilotSize,
        Set<UUID> credentials,
        Set<UUID> coaches) {}
