package org.waymark.catalog.goals;

import java.time.LocalDate;
import java.util.Set;
import org.waymark.people.earners.Audience;

/** What a goal is to say, all of it in order. */
public record GoalPlan(
        String code,
        String title,
        String why,
        Set<Audience> audiences,
        LocalDate begins,
        LocalDate ends,
        String owner,
        String contribution) {

    public static GoalPlan of(GoalView goal) {
        return new GoalPlan(
                goal.code(),
                goal.title(),
                goal.why(),
                goal.audiences(),
                goal.begins(),
                goal.ends(),
                goal.owner(),
                goal.contribution());
    }
}
