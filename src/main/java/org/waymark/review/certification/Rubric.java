package org.waymark.review.certification;

import java.util.List;
import java.util.Map;
import org.waymark.catalog.DefinitionContent;
import org.waymark.catalog.DefinitionId;
import org.waymark.catalog.RubricLevel;

/**
 * What readers of a micro-credential judge by. A version that changed nothing of it needs no anchors and no certificates of
 * its own.
 */
record Rubric(DefinitionId definition, List<Judged> criteria) {

    private record Judged(String id, String title, Map<RubricLevel, String> levels) {}

    static Rubric of(DefinitionId definition, DefinitionContent content) {
        return new Rubric(
                definition,
                content.criteria().stream()
                        .map(criterion -> new Judged(criterion.id(), criterion.title(), criterion.levels()))
                        .toList());
    }
}
