package org.waymark.catalog.approval;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.waymark.people.PersonId;

/** The votes that count: of each who may vote the last. */
record Ballot(Map<PersonId, Step> votes) {

    static Ballot of(List<Step> steps) {
        return of(steps, anyone -> true);
    }

    static Ballot of(List<Step> steps, Predicate<PersonId> mayVote) {
        Map<PersonId, Step> votes = new LinkedHashMap<>();
        for (Step step : steps) {
            PersonId member = step.person();
            if (step.kind().isVote() && member != null && mayVote.test(member)) {
                votes.put(member, step);
            }
        }
        return new Ballot(votes);
    }

    int count(StepKind kind) {
        return (int) votes.values().stream().filter(vote -> vote.kind() == kind).count();
    }

    boolean counts(Step step) {
        return votes.containsValue(step);
    }
}
