package org.waymark.catalog.goals;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.waymark.catalog.DefinitionContent;
import org.waymark.catalog.ServedGoals;
import org.waymark.people.DistrictId;
import org.waymark.people.earners.Audience;

/** Goals as a micro-credential's page names them. */
@Component
class GoalsServed implements ServedGoals {

    private final Goals goals;

    GoalsServed(Goals goals) {
        this.goals = goals;
    }

    @Override
    public List<Served> of(DefinitionContent content, @Nullable Audience viewer, DistrictId district) {
        List<String> codes = Stream.concat(
                        content.about().goals().stream(),
                        content.criteria().stream().flatMap(criterion -> criterion.goals().stream()))
                .toList();
        if (codes.isEmpty()) {
            return List.of();
        }
        Map<String, GoalView> known = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        goals.of(district).forEach(goal -> known.put(goal.code(), goal));
        return codes.stream()
                .map(known::get)
                .filter(Objects::nonNull)
                .distinct()
                .map(goal -> new Served(
                        goal.code(),
                        goal.title(),
                        viewer != null && goal.audiences().contains(viewer)))
                .toList();
    }
}
