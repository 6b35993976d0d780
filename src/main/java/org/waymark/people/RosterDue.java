package org.waymark.people;

import java.util.UUID;

/** A roster that is to be read. */
record RosterDue(UUID roster, UUID district) {}
