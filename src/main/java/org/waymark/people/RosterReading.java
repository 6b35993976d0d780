package org.waymark.people;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One reading of a roster, under way.
 *
 * @param differences where the changes are told; null where the whole list is due
 * @param groups where the course's groups are listed; null where no launch offered them
 * @param run its number; a later one overtakes it
 */
record RosterReading(
        CourseRosterId roster,
        DistrictId district,
        UUID registration,
        String deploymentId,
        String issuer,
        String memberships,
        @Nullable String differences,
        @Nullable String groups,
        long run) {

    RosterReading whole() {
        return new RosterReading(roster, district, registration, deploymentId, issuer, memberships, null, groups, run);
    }
}
