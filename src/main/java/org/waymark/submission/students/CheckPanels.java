package org.waymark.submission.students;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.people.SignedInPerson;
import org.waymark.submission.AttemptWork;
import org.waymark.submission.Panels;
import org.waymark.submission.SubmissionCard;
import org.waymark.submission.Submissions;

/** What is worth mending, beside the work while it is being made, and as a list before it is handed in. */
@Component
@Order(50)
@Transactional(readOnly = true)
class CheckPanels implements Panels {

    private final Submissions submissions;
    private final Checklist checklist;

    CheckPanels(Submissions submissions, Checklist checklist) {
        this.submissions = submissions;
        this.checklist = checklist;
    }

    /**
     * What is shown.
     *
     * @param because why it came back as incomplete; null where it did not
     */
    record View(List<Check> checks, @Nullable String because) {

        public List<Advice> advice() {
            return checks.stream().flatMap(check -> check.advice().stream()).toList();
        }

        public boolean done() {
            return checks.stream().allMatch(Check::done);
        }
    }

    @Override
    public Optional<Panel> at(Place place, SubmissionCard attempt, SignedInPerson me) {
        boolean open = attempt.status().equals("DRAFT") || attempt.status().equals("RETURNED_INCOMPLETE");
        if (!open || place != Place.CHECK && place != Place.AFTER_TASKS) {
            return Optional.empty();
        }
        AttemptWork work = submissions.work(attempt.id(), me.id(), me.district());
        List<Check> checks = checklist.of(work, me);
        if (place == Place.CHECK) {
            return Optional.of(
                    new Panel("submission/students/checklist", new View(above(checks), work.returnedBecause())));
        }
        // What is missing stands in the task list already.
        View view = new View(
                checks.stream()
                        .filter(check -> check.what() != Check.What.COMPLETE)
                        .toList(),
                work.returnedBecause());
        return view.advice().isEmpty() && view.because() == null
                ? Optional.empty()
                : Optional.of(new Panel("submission/students/advice", view));
    }

    /** What is missing stands at the top of that page, each with its link. */
    private static List<Check> above(List<Check> checks) {
        return checks.stream()
                .map(check -> check.what() == Check.What.COMPLETE && !check.done()
                        ? new Check(check.what(), false, List.of(Advice.of("missing", "#missing")))
                        : check)
                .toList();
    }
}
