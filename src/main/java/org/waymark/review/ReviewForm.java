package org.waymark.review;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.waymark.catalog.Criterion;
import org.waymark.catalog.RubricLevel;

/** What a reader typed, by criterion id. */
record ReviewForm(
        @Nullable Map<String, String> level,
        @Nullable Map<String, String> strength,
        @Nullable Map<String, String> gap,
        @Nullable Map<String, String> nextStep) {

    static ReviewForm of(Ratings ratings) {
        return new ReviewForm(
                each(
                        ratings,
                        rating -> rating.level() == null ? "" : rating.level().name()),
                each(ratings, Rating::strength),
                each(ratings, Rating::gap),
                each(ratings, Rating::nextStep));
    }

    private static Map<String, String> each(Ratings ratings, Function<Rating, String> part) {
        Map<String, String> values = new HashMap<>();
        ratings.byCriterion().forEach((criterion, rating) -> values.put(criterion, part.apply(rating)));
        return values;
    }

    /** What is typed in a part of the form for a criterion; empty where nothing is. */
    public String typed(String part, String criterion) {
        return switch (part) {
            case "level" -> value(level, criterion);
            case "strength" -> value(strength, criterion);
            case "gap" -> value(gap, criterion);
            default -> value(nextStep, criterion);
        };
    }

    /** The ratings of these criteria; a level that is none counts as not chosen. */
    Map<String, Rating> toRatings(List<Criterion> criteria) {
        Map<String, Rating> ratings = new HashMap<>();
        for (Criterion criterion : criteria) {
            String id = criterion.id();
            ratings.put(
                    id, new Rating(chosen(value(level, id)), value(strength, id), value(gap, id), value(nextStep, id)));
        }
        return ratings;
    }

    private static @Nullable RubricLevel chosen(String name) {
        return Arrays.stream(RubricLevel.values())
                .filter(level -> level.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    private static String value(@Nullable Map<String, String> values, String criterion) {
        String value = values == null ? null : values.get(criterion);
        // A browser sends CR LF; a NUL cannot be stored.
        return value == null ? "" : value.replace("\r\n", "\n").replace("\0", "");
    }
}
