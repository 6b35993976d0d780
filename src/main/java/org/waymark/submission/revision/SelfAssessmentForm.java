package org.waymark.submission.revision;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;
import org.waymark.catalog.Criterion;
import org.waymark.catalog.RubricLevel;
import org.waymark.submission.SelfRating;

/** What was chosen and typed on the rubric, by criterion id. */
record SelfAssessmentForm(
        @Nullable Map<String, String> level, @Nullable Map<String, String> why) {

    static SelfAssessmentForm of(Map<String, SelfRating> ratings) {
        Map<String, String> level = new HashMap<>();
        Map<String, String> why = new HashMap<>();
        ratings.forEach((criterion, rating) -> {
            level.put(criterion, rating.level() == null ? "" : rating.level().name());
            why.put(criterion, rating.why());
        });
        return new SelfAssessmentForm(level, why);
    }

    public String chosen(String criterion) {
        return Typed.of(level, criterion);
    }

    public String words(String criterion) {
        return Typed.of(why, criterion);
    }

    Map<String, SelfRating> ratings(List<Criterion> criteria) {
        Map<String, SelfRating> ratings = new LinkedHashMap<>();
        criteria.forEach(criterion ->
                ratings.put(criterion.id(), new SelfRating(level(chosen(criterion.id())), words(criterion.id()))));
        return ratings;
    }

    /** It was handed in meanwhile: what was chosen or typed is shown, and kept no more. */
    Map<String, MessageSourceResolvable> tooLate(List<Criterion> criteria) {
        Map<String, MessageSourceResolvable> problems = new LinkedHashMap<>();
        ratings(criteria).forEach((criterion, rating) -> {
            if (rating.says()) {
                problems.put("why-" + criterion, Typed.problem("submission.answer.error.submitted"));
            }
        });
        return problems;
    }

    Map<String, MessageSourceResolvable> problems(List<Criterion> criteria) {
        Map<String, MessageSourceResolvable> problems = new LinkedHashMap<>();
        for (Criterion criterion : criteria) {
            if (words(criterion.id()).length() > SelfRating.LONGEST) {
                problems.put(
                        "why-" + criterion.id(),
                        Typed.problem("submission.revision.self.error.long", criterion.title()));
            }
        }
        return problems;
    }

    private static @Nullable RubricLevel level(String name) {
        return Arrays.stream(RubricLevel.values())
                .filter(level -> level.name().equals(name))
                .findFirst()
                .orElse(null);
    }
}
