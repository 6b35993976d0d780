package org.waymark.people;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A person as those who give roles see them.
 *
 * @param sub the LMS's own id, shown only where the LMS gives no name
 */
record PersonRow(PersonId id, String name, @Nullable String sub, Instant firstSeenAt, List<Role> roles) {}
