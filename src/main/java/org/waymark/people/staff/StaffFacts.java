package org.waymark.people.staff;

import org.jspecify.annotations.Nullable;
import org.waymark.people.PersonId;

/**
 * What the district's register says of one person; not for other staff.
 *
 * @param school the code of the school
 * @param lineManager who leads this person, where that one has opened Waymark
 * @param left whether the register does not list them any more
 */
public record StaffFacts(
        @Nullable String school,
        @Nullable String job,
        @Nullable String contractGroup,
        @Nullable String employeeNumber,
        @Nullable PersonId lineManager,
        @Nullable Integer yearsOfService,
        @Nullable String licence,
        boolean left) {}
