package org.waymark.review.appeals;

import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.waymark.people.SignedInPerson;
import org.waymark.submission.Panels;
import org.waymark.submission.SubmissionCard;

/** Says before the next attempt is handed in that this ends what was asked for the one before. */
@Component
@Order(5)
class AppealPanel implements Panels {

    private final Appeals appeals;

    AppealPanel(Appeals appeals) {
        this.appeals = appeals;
    }

    @Override
    public Optional<Panel> at(Place place, SubmissionCard attempt, SignedInPerson me) {
        return place == Place.CHECK
                        && attempt.isOpen()
                        && attempt.attemptNo() > 1
                        && appeals.isOpen(attempt.definition(), me.id(), me.district())
                ? Optional.of(new Panel("review/appeals/panel", attempt.id()))
                : Optional.empty();
    }
}
