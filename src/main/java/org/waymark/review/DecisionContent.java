package org.waymark.review;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.waymark.submission.Outcome;

/** A decision, criterion by criterion in the order of the version. */
record DecisionContent(List<CriterionDecision> criteria) {

    Optional<CriterionDecision> criterion(String id) {
        return criteria.stream().filter(each -> each.criterion().equals(id)).findFirst();
    }

    /** The same with every word of feedback as this makes it. */
    DecisionContent with(UnaryOperator<String> texts) {
        return new DecisionContent(criteria.stream()
                .map(each -> new CriterionDecision(
                        each.criterion(),
                        each.level(),
                        each.carried(),
                        each.feedback().stream()
                                .map(words -> new Feedback(
                                        texts.apply(words.strength()),
                                        texts.apply(words.gap()),
                                        texts.apply(words.nextStep())))
                                .toList()))
                .toList());
    }

    Set<String> metCriteria() {
        return criteria.stream()
                .filter(CriterionDecision::met)
                .map(CriterionDecision::criterion)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    Outcome outcomeOfAll() {
        return criteria.stream().allMatch(CriterionDecision::met) ? Outcome.AWARDED : Outcome.NOT_YET;
    }
}
