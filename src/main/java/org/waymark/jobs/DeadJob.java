package org.waymark.jobs;

import java.time.Instant;
import java.util.UUID;

/** Due work that was given up, as its operator sees it. */
record DeadJob(UUID id, String work, String key, String why, Instant givenUpAt) {}
