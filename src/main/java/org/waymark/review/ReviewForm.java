package org.waymark.review;

import java.util.Arrays;
import java.util.HashMap;
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
        @Nullable Map<String, String> nextStep,
        @Nullable String notes,
        @Nullable String edition) {

    static ReviewForm of(Reading reading) {
        Ratings ratings = reading.ratings();
        return new ReviewForm(
                each(
                        ratings,
                        rating -> rating.level() == null ? "" : rating.level().name()),
                each(ratings, Rating::strength),
                each(ratings, Rating::gap),
                each(ratings, Rating::nextStep),
                reading.notes(),
                String.valueOf(reading.edition()));
    }

    /** What was typed over what is kept of the criteria that were not on the page, to be sent again over what stands now. */
    ReviewForm over(Reading now) {
        Map<String, Rating> all = toRatings(now);
        ReviewForm kept = of(now);
        return new ReviewForm(
                each(
                        new Ratings(all),
                        rating -> rating.level() == null ? "" : rating.level().name()),
                each(new Ratings(all), Rating::strength),
                each(new Ratings(all), Rating::gap),
                each(new Ratings(all), Rating::nextStep),
                notes(now),
                kept.edition());
    }

    /** The edition this was typed over; null where it does not say. */
    @Nullable
    Integer editionSeen() {
        return edition != null && edition.matches("\\d{1,9}") ? Integer.valueOf(edition) : null;
    }

    /** The notes; what is kept of them where they were not on the page. */
    String notes(Reading kept) {
        return notes == null ? kept.notes() : clean(notes);
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

    /** The ratings of what is judged: typed where the criterion was on the page, kept where not. A level that is none is not chosen. */
    Map<String, Rating> toRatings(Reading reading) {
        Map<String, Rating> ratings = new HashMap<>();
        for (Criterion criterion : reading.judged()) {
            String id = criterion.id();
            ratings.put(
                    id,
                    has(id)
                            ? new Rating(
                                    chosen(value(level, id)), value(strength, id), value(gap, id), value(nextStep, id))
                            : reading.ratings().of(id));
        }
        return ratings;
    }

    private boolean has(String criterion) {
        return has(level, criterion) || has(strength, criterion) || has(gap, criterion) || has(nextStep, criterion);
    }

    private static boolean has(@Nullable Map<String, String> values, String criterion) {
        return values != null && values.containsKey(criterion);
    }

    private static @Nullable RubricLevel chosen(String name) {
        return Arrays.stream(RubricLevel.values())
                .filter(level -> level.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    private static String value(@Nullable Map<String, String> values, String criterion) {
        String value = values == null ? null : values.get(criterion);
        return value == null ? "" : clean(value);
    }

    /** A browser sends CR LF; a NUL cannot be stored. */
    private static String clean(String value) {
        return value.replace("\r\n", "\n").replace("\0", "");
    }
}
