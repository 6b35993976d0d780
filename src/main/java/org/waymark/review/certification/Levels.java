package org.waymark.review.certification;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.waymark.catalog.RubricLevel;

/** The level of each criterion, by its id. */
record Levels(Map<String, RubricLevel> byCriterion) {

    Levels {
        byCriterion = new TreeMap<>(byCriterion);
    }

    /** Whether there is a level of each of these criteria, and of no other. */
    boolean areOf(Set<String> criteria) {
        return byCriterion.keySet().equals(criteria);
    }
}
