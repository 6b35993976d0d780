package org.waymark.review;

import org.waymark.people.PersonId;

/** How much a reader has in hand, and how much that and what they have sent of late are together. */
record Load(PersonId reader, long open, long lately) {}
