package org.waymark.review;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** The ratings of one review by criterion id. */
record Ratings(Map<String, Rating> byCriterion) {

    static final Ratings NONE = new Ratings(Map.of());

    Ratings {
        byCriterion = new TreeMap<>(byCriterion);
    }

    Rating of(String criterion) {
        return byCriterion.getOrDefault(criterion, Rating.EMPTY);
    }

    /** Those of the given criteria alone; whatever else a form carried is dropped. */
    Ratings only(Set<String> criteria) {
        Map<String, Rating> kept = new LinkedHashMap<>();
        criteria.forEach(criterion -> kept.put(criterion, of(criterion)));
        return new Ratings(kept);
    }

    /** The same with every text as this makes it. */
    Ratings with(UnaryOperator<String> texts) {
        Map<String, Rating> changed = new LinkedHashMap<>();
        byCriterion.forEach((criterion, rating) -> changed.put(criterion, rating.with(texts)));
        return new Ratings(changed);
    }

    List<RatingProblem> problems(Set<String> criteria, boolean alwaysWords) {
        return criteria.stream()
                .flatMap(criterion -> of(criterion).problems(criterion, alwaysWords).stream())
                .toList();
    }
}
