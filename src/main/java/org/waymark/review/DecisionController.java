package org.waymark.review;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.waymark.catalog.Definitions;
import org.waymark.people.SignedInPerson;
import org.waymark.submission.SubmissionCard;
import org.waymark.submission.SubmissionId;
import org.waymark.submission.Submissions;

/** The decision, for its earner. */
@Controller
class DecisionController {

    private final Decisions decisions;
    private final Definitions definitions;
    private final Submissions submissions;

    DecisionController(Decisions decisions, Definitions definitions, Submissions submissions) {
        this.decisions = decisions;
        this.definitions = definitions;
        this.submissions = submissions;
    }

    @GetMapping("/submissions/{id}/decision")
    String decision(@PathVariable SubmissionId id, @AuthenticationPrincipal SignedInPerson me, Model model) {
        DecisionView decision = decisions.of(id, me.id(), me.district()).orElseThrow(ReviewNotFound::new);
        SubmissionId latest = submissions
                .latest(decision.definition(), me.id(), me.district())
                .map(SubmissionCard::id)
                .orElse(id);
        model.addAttribute(
                "decision", DecisionPage.of(decision, definitions.version(decision.version(), me.district()), latest));
        return "review/decision";
    }
}
