package org.waymark.review;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.waymark.submission.SubmissionId;

/** Remembers what was decided; found by the component scan of tests. */
@Component
class DecisionEvents {

    private final List<DecisionMade> seen = new CopyOnWriteArrayList<>();

    @EventListener
    void on(DecisionMade decided) {
        seen.add(decided);
    }

    List<DecisionMade> of(SubmissionId submission) {
        return seen.stream()
                .filter(decided -> decided.submission().equals(submission))
                .toList();
    }
}
