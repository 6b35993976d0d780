package org.waymark.review;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.waymark.submission.Outcome;

/** A decision, criterion by criterion in the order of the version. */
record DecisionContent(List<CriterionDecision> criteria) {

    Optional<CriterionDecision> criterion(String id) {
        return criteria.stream().filter(each -> each.criterion().equals(id)).findFirst();
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
