package org.waymark.people;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of somebody in a course's roster.
 *
 * @param course its title, if the LMS gave one
 * @param since when the course began to say so
 */
record RosterListing(@Nullable String course, String contextId, boolean active, boolean learner, Instant since) {}
