package org.waymark.catalog;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * One judged quality.
 *
 * @param id unique within the version, such as C1
 * @param from ids of the evidence requirements it is judged from
 * @param levels what each level looks like
 * @param goals codes of the district's strategic goals that showing it contributes to
 */
public record Criterion(
        String id, String title, List<String> from, Map<RubricLevel, String> levels, List<String> goals) {

    /** Criteria written before goals were known serve none. */
    public Criterion {
        goals = List.copyOf(Objects.requireNonNullElse(goals, List.of()));
    }

    public Criterion(String id, String title, List<String> from, Map<RubricLevel, String> levels) {
        this(id, title, from, levels, List.of());
    }
}
