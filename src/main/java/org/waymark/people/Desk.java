package org.waymark.people;

import org.jspecify.annotations.Nullable;

/**
 * Who gives roles, and where.
 *
 * @param lead null for the operator
 */
record Desk(DistrictId district, @Nullable PersonId lead) {

    /** Whether this is one's own row: nobody gives themselves a role. */
    boolean isOwn(PersonId person) {
        return person.equals(lead);
    }
}
