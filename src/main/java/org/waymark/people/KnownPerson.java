package org.waymark.people;

import org.jspecify.annotations.Nullable;

/** What a launch reads of a person it has seen before. */
record KnownPerson(PersonId id, @Nullable String displayName, String zone) {}
