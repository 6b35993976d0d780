package org.waymark.review;

import org.waymark.people.PersonId;

/** How much a reader has in hand, and has had in all. */
record Load(PersonId reader, long open, long ever) {}
