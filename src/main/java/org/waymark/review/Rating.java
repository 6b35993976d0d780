package org.waymark.review;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.waymark.catalog.RubricLevel;

/**
 * What one reader says of one criterion.
 *
 * @param level null while it is a draft
 * @param strength what was done well; may be empty where the level is DEMONSTRATED
 * @param gap what is missing; asked for below DEMONSTRATED
 * @param nextStep what to do next; asked for below DEMONSTRATED
 */
public record Rating(@Nullable RubricLevel level, String strength, String gap, String nextStep) {

    static final int LONGEST = 4000;

    static final Rating EMPTY = new Rating(null, "", "", "");

    public Rating {
        strength = strength.strip();
        gap = gap.strip();
        nextStep = nextStep.strip();
    }

    /** Demonstrated, with an optional strength. */
    public static Rating demonstrated(String strength) {
        return new Rating(RubricLevel.DEMONSTRATED, strength, "", "");
    }

    Rating with(UnaryOperator<String> texts) {
        return new Rating(level, texts.apply(strength), texts.apply(gap), texts.apply(nextStep));
    }

    boolean isMet() {
        return level == RubricLevel.DEMONSTRATED;
    }

    /**
     * What stands in the way of recording it.
     *
     * @param alwaysWords whether a strength is asked for even where all is there
     */
    List<RatingProblem> problems(String criterion, boolean alwaysWords) {
        List<RatingProblem> problems = new ArrayList<>();
        if (level == null) {
            problems.add(new RatingProblem(criterion, RatingProblem.Field.LEVEL, RatingProblem.Kind.MISSING));
        }
        boolean asked = level != null && !isMet();
        check(problems, criterion, RatingProblem.Field.STRENGTH, strength, asked || level != null && alwaysWords);
        check(problems, criterion, RatingProblem.Field.GAP, gap, asked);
        check(problems, criterion, RatingProblem.Field.NEXT_STEP, nextStep, asked);
        return problems;
    }

    private static void check(
            List<RatingProblem> problems, String criterion, RatingProblem.Field field, String text, boolean asked) {
        if (asked && text.isEmpty()) {
            problems.add(new RatingProblem(criterion, field, RatingProblem.Kind.MISSING));
        }
        if (text.length() > LONGEST) {
            problems.add(new RatingProblem(criterion, field, RatingProblem.Kind.TOO_LONG));
        }
    }
}
