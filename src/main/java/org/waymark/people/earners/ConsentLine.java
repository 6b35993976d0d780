package org.waymark.people.earners;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A recorded consent as the school's staff read it. */
record ConsentLine(
        UUID id,
        ConsentBasis basis,
        String scope,
        LocalDate on,
        LocalDate until,
        String recordedBy,
        Instant recordedAt,
        @Nullable Instant endedAt,
        boolean inForce) {}
