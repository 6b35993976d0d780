package org.waymark.submission.plan;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.people.SignedInPerson;
import org.waymark.submission.AttemptWork;
import org.waymark.submission.Panels;
import org.waymark.submission.SubmissionCard;
import org.waymark.submission.Submissions;

/** A line on time and the plan beside an attempt, and what to do where it was put down. */
@Component
@Order(90)
@Transactional(readOnly = true)
class PlanPanel implements Panels {

    private final Plans plans;
    private final Submissions submissions;

    PlanPanel(Plans plans, Submissions submissions) {
        this.plans = plans;
        this.submissions = submissions;
    }

    /**
     * What is shown.
     *
     * @param have what there is already and is not added yet
     */
    record View(Commitment plan, Set<String> have) {}

    @Override
    public Optional<Panel> at(Place place, SubmissionCard attempt, SignedInPerson me) {
        return place != Place.AFTER_TASKS
                ? Optional.empty()
                : plans.beside(attempt, me)
                        .filter(plan -> plan.attempt().equals(attempt.id()))
                        .filter(plan -> plan.standing() != Standing.EARNED)
                        .map(plan -> new Panel(
                                "submission/plan/panel",
                                new View(plan, have(plan, me)),
                                plan.standing() == Standing.LEFT));
    }

    /** Of what they have, what this version still asks for. */
    private Set<String> have(Commitment plan, SignedInPerson me) {
        if (plan.already().isEmpty() || plan.standing() != Standing.ACTIVE) {
            return Set.of();
        }
        AttemptWork work = submissions.work(plan.attempt(), me.id(), me.district());
        Set<String> have = new TreeSet<>(plan.already().keySet());
        have.retainAll(work.missingEvidence());
        return have;
    }
}
