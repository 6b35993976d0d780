package org.waymark.review;

import java.util.List;

/** A review was sent without all it needs; nothing was recorded. */
class ReviewIncomplete extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<RatingProblem> problems;

    ReviewIncomplete(List<RatingProblem> problems) {
        super(problems.toString());
        this.problems = List.copyOf(problems);
    }

    List<RatingProblem> problems() {
        return problems;
    }
}
