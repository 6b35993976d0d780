package org.waymark.submission;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Remembers what was handed in; found by the component scan of tests. */
@Component
class SubmittedEvents {

    private final List<SubmissionSubmitted> seen = new CopyOnWriteArrayList<>();

    @EventListener
    void on(SubmissionSubmitted submitted) {
        seen.add(submitted);
    }

    List<SubmissionSubmitted> of(SubmissionId submission) {
        return seen.stream()
                .filter(submitted -> submitted.submission().equals(submission))
                .toList();
    }
}
