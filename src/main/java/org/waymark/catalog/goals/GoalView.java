package org.waymark.catalog.goals;

import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.waymark.people.earners.Audience;

/**
 * A strategic goal.
 *
 * @param code by which micro-credentials and criteria name it; it never changes
 * @param why what it is for, in plain words
 * @param begins the first day of its period
 * @param ends the last day
 * @param owner a role or unit in words, not a person
 * @param contribution what counts as a contribution
 */
public record GoalView(
        UUID id,
        String code,
        String title,
        String why,
        Set<Audience> audiences,
        LocalDate begins,
        LocalDate ends,
        String owner,
        String contribution) {

    public boolean isOver(LocalDate today) {
        return ends.isBefore(today);
    }
}
