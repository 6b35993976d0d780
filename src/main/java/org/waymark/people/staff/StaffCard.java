package org.waymark.people.staff;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One record as those who look after the records find it. */
record StaffCard(
        String sourcedid,
        @Nullable String school,
        @Nullable String job,
        @Nullable String contractGroup,
        @Nullable String employeeNumber,
        @Nullable String manager,
        @Nullable Integer years,
        @Nullable String licence,
        Instant givenAt,
        @Nullable Instant leftAt,
        boolean matched) {}
