package org.waymark.people;

/** Two identities that are one person; the main one is signed in as. */
record LinkedIds(PersonId main, PersonId other) {}
