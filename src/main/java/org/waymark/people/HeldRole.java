package org.waymark.people;

import java.time.Instant;

/** A role someone holds, since when and why. */
record HeldRole(Role role, String reason, Instant since) {}
