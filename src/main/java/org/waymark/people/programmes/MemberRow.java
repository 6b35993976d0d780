package org.waymark.people.programmes;

import java.time.Instant;
import org.waymark.people.PersonId;

/** A member as the leads see them: who, how and since when, and nothing of what they do. */
record MemberRow(PersonId id, String name, Via via, Instant since) {}
