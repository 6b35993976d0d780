package org.waymark.review;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** What a step says of levels and words, by criterion. */
final class StepFacts {

    private static final String LEVEL = "level.";
    private static final String WORDS = "words.";

    private StepFacts() {}

    static Map<String, String> levels(Ratings ratings) {
        Map<String, String> facts = new TreeMap<>();
        ratings.byCriterion()
                .forEach((criterion, rating) -> facts.put(
                        LEVEL + criterion,
                        Objects.requireNonNull(rating.level()).name()));
        return facts;
    }

    static Map<String, String> words(Ratings ratings) {
        Map<String, String> words = new TreeMap<>();
        ratings.byCriterion().forEach((criterion, rating) -> {
            Feedback said = new Feedback(rating.strength(), rating.gap(), rating.nextStep());
            if (!said.isEmpty()) {
                words.put(WORDS + criterion, text(List.of(said)));
            }
        });
        return words;
    }

    static Map<String, String> levels(DecisionContent decision) {
        Map<String, String> facts = new TreeMap<>();
        facts.put("outcome", decision.outcomeOfAll().name());
        for (CriterionDecision each : decision.criteria()) {
            facts.put(LEVEL + each.criterion(), each.level().name());
            if (each.carried()) {
                facts.put("carried." + each.criterion(), "yes");
            }
        }
        return facts;
    }

    static Map<String, String> words(DecisionContent decision) {
        Map<String, String> words = new TreeMap<>();
        decision.criteria().stream()
                .filter(each -> !each.feedback().isEmpty())
                .forEach(each -> words.put(WORDS + each.criterion(), text(each.feedback())));
        return words;
    }

    /** As it is sealed: part by part, each on a line of its own. */
    static String text(List<Feedback> said) {
        return String.join(
                "\n\n",
                said.stream()
                        .map(each -> String.join("\n", each.strength(), each.gap(), each.nextStep()))
                        .toList());
    }
}
