package org.waymark.submission.plan;

import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.people.SignedInPerson;
import org.waymark.submission.Panels;
import org.waymark.submission.SubmissionCard;

/** A line on time and the plan beside an attempt, and what to do where it was put down. */
@Component
@Order(90)
@Transactional(readOnly = true)
class PlanPanel implements Panels {

    private final Plans plans;

    PlanPanel(Plans plans) {
        this.plans = plans;
    }

    @Override
    public Optional<Panel> at(Place place, SubmissionCard attempt, SignedInPerson me) {
        return place != Place.AFTER_TASKS
                ? Optional.empty()
                : plans.beside(attempt, me)
                        .filter(plan -> plan.attempt().equals(attempt.id()))
                        .filter(plan -> plan.standing() != Standing.EARNED)
                        .map(plan -> new Panel("submission/plan/panel", plan));
    }
}
