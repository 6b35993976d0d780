package org.waymark.people;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who looks after rosters, and of what.
 *
 * @param registration the one LMS connection that an LMS administrator sees; null for all of a district
 * @param actor a person's id, or that of the operator, as the audit record names them
 */
record RosterDesk(DistrictId district, @Nullable UUID registration, String actor) {

    /** As what they act. */
    String role() {
        return registration == null ? Desk.roleOf(actor) : VisibilityRule.Viewer.LMS_ADMIN.name();
    }
}
