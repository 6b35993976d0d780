package org.waymark.catalog.approval;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.waymark.people.PersonId;

/** The votes that count: of each member the last. */
record Ballot(Map<PersonId, Step> votes) {

    static Ballot of(List<Step> steps) {
        Map<PersonId, Step> votes = new LinkedHashMap<>();
        for (Step step : steps) {
            PersonId member = step.person();
            if (step.kind().isVote() && member != null) {
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
