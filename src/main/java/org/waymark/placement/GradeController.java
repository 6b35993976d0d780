package org.waymark.placement;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.waymark.people.SignedInPerson;
import org.waymark.submission.SubmissionCard;
import org.waymark.submission.SubmissionId;
import org.waymark.submission.Submissions;

/** Shows an earner what their course's gradebook was told. */
@Controller
class GradeController {

    private final GradePassback passback;
    private final Submissions submissions;

    GradeController(GradePassback passback, Submissions submissions) {
        this.passback = passback;
        this.submissions = submissions;
    }

    @GetMapping("/submissions/{submission}/grade")
    String told(@PathVariable SubmissionId submission, @AuthenticationPrincipal SignedInPerson me, Model model) {
        SubmissionCard card = submissions.card(submission, me.district());
        if (!card.earner().equals(me.id())) {
            throw new PlacementNotFound();
        }
        model.addAttribute("credential", card.title());
        model.addAttribute("submission", submission.toString());
        model.addAttribute("told", passback.told(submission, card.definition(), me.id(), me.district()));
        return "placement/grade";
    }

    @PostMapping("/submissions/{submission}/grade/{publication}/send")
    String sendAgain(
            @PathVariable SubmissionId submission,
            @PathVariable ScorePublicationId publication,
            @AuthenticationPrincipal SignedInPerson me,
            RedirectAttributes redirect) {
        passback.sendAgain(publication, me.id(), me.district());
        redirect.addFlashAttribute("done", "placement.passback.queued");
        return "redirect:/submissions/" + submission + "/grade";
    }

    @PostMapping("/submissions/{submission}/grade/{publication}/read")
    String readBack(
            @PathVariable SubmissionId submission,
            @PathVariable ScorePublicationId publication,
            @AuthenticationPrincipal SignedInPerson me,
            RedirectAttributes redirect) {
        passback.readBack(publication, me.id(), me.district());
        redirect.addFlashAttribute("done", "placement.passback.reading");
        return "redirect:/submissions/" + submission + "/grade";
    }
}
