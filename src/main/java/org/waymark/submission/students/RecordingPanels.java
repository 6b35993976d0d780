package org.waymark.submission.students;

import java.util.List;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.people.SignedInPerson;
import org.waymark.submission.Panels;
import org.waymark.submission.SubmissionCard;
import org.waymark.submission.SubmissionId;

/** Says on an attempt which of its recordings end soon, while there is time to take a copy. */
@Component
@Order(20)
@Transactional(readOnly = true)
class RecordingPanels implements Panels {

    private final Recordings recordings;

    RecordingPanels(Recordings recordings) {
        this.recordings = recordings;
    }

    record View(SubmissionId submission, List<Recordings.Ending> endings) {}

    @Override
    public Optional<Panel> at(Place place, SubmissionCard attempt, SignedInPerson me) {
        if (place != Place.BEFORE_TASKS || attempt.submittedAt() == null && attempt.attemptNo() == 1) {
            return Optional.empty();
        }
        List<Recordings.Ending> endings = recordings.ending(attempt.id(), me.district());
        return endings.isEmpty()
                ? Optional.empty()
                : Optional.of(new Panel("submission/students/recordings", new View(attempt.id(), endings)));
    }
}
