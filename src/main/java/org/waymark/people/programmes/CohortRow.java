package org.waymark.people.programmes;

import org.jspecify.annotations.Nullable;

/** A cohort in a line. */
record CohortRow(CohortId id, String name, @Nullable String coach, int members) {}
