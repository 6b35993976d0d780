package org.waymark.submission.students;

import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.people.SignedInPerson;
import org.waymark.submission.Panels;
import org.waymark.submission.SubmissionCard;
import org.waymark.submission.SubmissionId;

/** Says on an attempt, decided or not, which of its recordings end soon, while there is time to take a copy. */
@Component
@Order(20)
@Transactional(readOnly = true)
class RecordingPanels implements Panels {

    private final Recordings recordings;

    RecordingPanels(Recordings recordings) {
        this.recordings = recordings;
    }

    record View(SubmissionId submission, Recordings.Outlook outlook) {}

    @Override
    public Optional<Panel> at(Place place, SubmissionCard attempt, SignedInPerson me) {
        if (place != Place.AFTER_TASKS) {
            return Optional.empty();
        }
        Recordings.Outlook outlook = recordings.outlook(attempt.id(), me.id(), me.district());
        return outlook.endings().isEmpty() && !outlook.held()
                ? Optional.empty()
                : Optional.of(new Panel("submission/students/recordings", new View(attempt.id(), outlook)));
    }
}
