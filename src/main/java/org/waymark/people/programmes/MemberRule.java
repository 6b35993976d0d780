package org.waymark.people.programmes;

import java.time.Instant;
import java.util.UUID;

/**
 * All of a school, a contract group or a course.
 *
 * @param code what its source calls it
 * @param found how many it named when it was last followed
 */
record MemberRule(UUID id, RuleKind kind, String code, int found, Instant readAt) {}
