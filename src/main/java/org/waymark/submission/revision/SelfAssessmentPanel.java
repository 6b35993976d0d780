package org.waymark.submission.revision;

import java.util.Optional;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.waymark.people.SignedInPerson;
import org.waymark.submission.Panels;
import org.waymark.submission.SubmissionCard;

/** Offers the readers' rubric to whoever still works on an attempt. */
@Component
@Order(30)
class SelfAssessmentPanel implements Panels {

    private static final Set<String> OPEN = Set.of("DRAFT", "RETURNED_INCOMPLETE");

    @Override
    public Optional<Panel> at(Place place, SubmissionCard attempt, SignedInPerson me) {
        boolean here = place == Place.AFTER_TASKS || place == Place.CHECK;
        return here && OPEN.contains(attempt.status())
                ? Optional.of(new Panel("submission/revision/self-assessment-panel", attempt.id()))
                : Optional.empty();
    }
}
