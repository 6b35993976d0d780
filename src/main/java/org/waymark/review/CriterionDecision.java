package org.waymark.review;

import java.util.List;
import org.waymark.catalog.RubricLevel;

/**
 * What was decided of one criterion.
 *
 * @param criterion id within the version
 * @param carried whether it was met in an earlier attempt and not read again
 * @param feedback of those on the side of the line that was decided, in no telling order
 */
public record CriterionDecision(String criterion, RubricLevel level, boolean carried, List<Feedback> feedback) {

    public boolean met() {
        return level == RubricLevel.DEMONSTRATED;
    }
}
