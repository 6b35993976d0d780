package org.waymark.review.certification;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.waymark.catalog.Criterion;
import org.waymark.catalog.RubricLevel;

/** The level chosen of each criterion, by its id. */
record LevelsForm(@Nullable Map<String, String> level) {

    static LevelsForm of(@Nullable Levels levels) {
        Map<String, String> chosen = new HashMap<>();
        if (levels != null) {
            levels.byCriterion().forEach((criterion, level) -> chosen.put(criterion, level.name()));
        }
        return new LevelsForm(chosen);
    }

    public String chosen(String criterion) {
        String value = level == null ? null : level.get(criterion);
        return value == null ? "" : value;
    }

    /** What is no level, or of no criterion, was not chosen. */
    Map<String, RubricLevel> toLevels(List<Criterion> criteria) {
        Map<String, RubricLevel> levels = new HashMap<>();
        for (Criterion criterion : criteria) {
            Arrays.stream(RubricLevel.values())
                    .filter(each -> each.name().equals(chosen(criterion.id())))
                    .findFirst()
                    .ifPresent(each -> levels.put(criterion.id(), each));
        }
        return levels;
    }
}
