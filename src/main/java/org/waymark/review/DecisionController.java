package org.waymark.review;

import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.waymark.catalog.Definitions;
import org.waymark.people.SignedInPerson;
import org.waymark.submission.Revisions;
import org.waymark.submission.SubmissionCard;
import org.waymark.submission.SubmissionId;
import org.waymark.submission.Submissions;
import org.waymark.submission.coaching.CompanionId;
import org.waymark.submission.coaching.Companions;

/** The decision, for its earner and the coach they invited. */
@Controller
class DecisionController {

    private final Decisions decisions;
    private final Definitions definitions;
    private final Submissions submissions;
    private final Companions companions;
    private final Revisions revisions;
    private final FeedbackQuality quality;
    // Implemented beside this, by what uses it.
    private final ObjectProvider<AppealWords> appeals;

    DecisionController(
            Decisions decisions,
            Definitions definitions,
            Submissions submissions,
            Companions companions,
            Revisions revisions,
            FeedbackQuality quality,
            ObjectProvider<AppealWords> appeals) {
        this.companions = companions;
        this.decisions = decisions;
        this.definitions = definitions;
        this.submissions = submissions;
        this.revisions = revisions;
        this.quality = quality;
        this.appeals = appeals;
    }

    @GetMapping("/submissions/{id}/decision")
    String decision(@PathVariable SubmissionId id, @AuthenticationPrincipal SignedInPerson me, Model model) {
        Optional<DecisionView> own = decisions.of(id, me.id(), me.district());
        Optional<CompanionId> coaching = own.isPresent() ? Optional.empty() : companions.coaching(id, me);
        DecisionView decision = own.or(() -> coaching.flatMap(seat -> decisions.of(id, me.district())))
                .orElseThrow(ReviewNotFound::new);
        SubmissionId latest = submissions
                .latest(decision.definition(), me.id(), me.district())
                .filter(card -> own.isPresent())
                .map(SubmissionCard::id)
                .orElse(id);
        model.addAttribute("coaching", coaching.orElse(null));
        model.addAttribute(
                "decision",
                DecisionPage.of(
                        decision,
                        definitions.version(decision.version(), me.district()),
                        latest,
                        own.isPresent() ? revisions.selfRatings(id, me.district()) : Map.of(),
                        revisions.mostAttempts(me.district()).orElse(0)));
        model.addAttribute(
                "appealed",
                appeals.stream().anyMatch(each -> each.of(id, me.district()).isPresent()));
        model.addAttribute("answers", CouldAct.values());
        model.addAttribute("said", quality.said(id, me.id(), me.district()).orElse(null));
        return "review/decision";
    }

    @PostMapping("/submissions/{id}/decision/feedback")
    String couldAct(
            @PathVariable SubmissionId id,
            @RequestParam CouldAct answer,
            @AuthenticationPrincipal SignedInPerson me,
            RedirectAttributes redirect) {
        boolean kept = quality.say(id, answer, me.id(), me.district());
        redirect.addFlashAttribute("done", kept ? "review.act.thanks" : "review.act.counted");
        return "redirect:/submissions/" + id + "/decision";
    }
}
