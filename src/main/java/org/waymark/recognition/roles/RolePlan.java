package org.waymark.recognition.roles;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a position is to say, all of it in order.
 *
 * @param slug the last part of its address; it never changes
 * @param brings what it brings, in words
 * @param upToCents at most so much a year; null where no amount is said
 * @param extraHours a year; null where none are said
 * @param requirements each of which has to be met
 * @param prior whose qualification has to be held as well; null for none
 * @param priorYears of service by the district's register; null for none
 */
public record RolePlan(
        String slug,
        String title,
        String words,
        String brings,
        @Nullable Long upToCents,
        @Nullable Integer extraHours,
        List<RoleRequirement> requirements,
        @Nullable RoleProfileId prior,
        @Nullable Integer priorYears,
        List<ApplicationWindow> windows) {

    public RolePlan {
        requirements = List.copyOf(requirements);
        windows = List.copyOf(windows);
    }
}
