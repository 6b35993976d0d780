package org.waymark.insights.goals;

import java.util.List;
import org.waymark.catalog.Criterion;
import org.waymark.catalog.DefinitionContent;

/** Which criteria of a micro-credential serve a goal: all, where the whole of it does. */
final class Served {

    private Served() {}

    static List<Criterion> by(DefinitionContent content, String goal) {
        return names(content.about().goals(), goal)
                ? content.criteria()
                : content.criteria().stream()
                        .filter(criterion -> names(criterion.goals(), goal))
                        .toList();
    }

    private static boolean names(List<String> goals, String goal) {
        return goals.stream().anyMatch(goal::equalsIgnoreCase);
    }
}
