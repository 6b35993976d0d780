package org.waymark.people;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a launch reads of a person it has seen before.
 *
 * @param rosterName what a course's roster calls someone whose launches carry no name
 * @param accessClosedAt when every course had taken them off its list, if so
 */
record KnownPerson(
        PersonId id,
        @Nullable String displayName,
        @Nullable String rosterName,
        @Nullable Instant accessClosedAt,
        String zone) {}
