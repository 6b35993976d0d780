package org.waymark.people.programmes;

import java.time.Instant;
import java.util.UUID;

/**
 * A rule as the leads see it.
 *
 * @param name what its source calls it today; its code where the source has none any more
 */
record RuleRow(UUID id, RuleKind kind, String name, int found, Instant readAt) {}
