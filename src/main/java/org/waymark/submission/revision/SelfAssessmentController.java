package org.waymark.submission.revision;

import java.util.Map;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.waymark.catalog.RubricLevel;
import org.waymark.people.SignedInPerson;
import org.waymark.submission.Revision;
import org.waymark.submission.Revisions;
import org.waymark.submission.SubmissionId;
import org.waymark.submission.SubmissionLocked;

/** The rubric that readers use, for the earner's own look at their work. */
@Controller
class SelfAssessmentController {

    private final Revisions revisions;

    SelfAssessmentController(Revisions revisions) {
        this.revisions = revisions;
    }

    @GetMapping("/submissions/{id}/self-assessment")
    ModelAndView show(@PathVariable SubmissionId id, @AuthenticationPrincipal SignedInPerson me) {
        Revision revision = revisions.of(id, me.id(), me.district());
        return page(revision, SelfAssessmentForm.of(revision.selfRatings()));
    }

    @PostMapping("/submissions/{id}/self-assessment")
    ModelAndView save(
            @PathVariable SubmissionId id,
            SelfAssessmentForm form,
            @AuthenticationPrincipal SignedInPerson me,
            RedirectAttributes redirect) {
        Revision revision = revisions.of(id, me.id(), me.district());
        Map<String, MessageSourceResolvable> problems = form.problems(revision.criteria());
        if (!problems.isEmpty()) {
            ModelAndView again = page(revision, form).addObject("problems", problems);
            again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return again;
        }
        try {
            revisions.rate(id, me.id(), me.district(), form.ratings(revision.criteria()));
        } catch (SubmissionLocked late) {
            ModelAndView again = page(revision, form)
                    .addObject("problems", form.tooLate(revision.criteria()))
                    .addObject("late", true);
            again.setStatus(HttpStatus.CONFLICT);
            return again;
        }
        redirect.addFlashAttribute("done", "submission.saved");
        return new ModelAndView("redirect:/submissions/" + id);
    }

    /** What the page sends by itself while somebody writes. */
    @PostMapping("/submissions/{id}/self-assessment/keep")
    ResponseEntity<Map<String, Integer>> keep(
            @PathVariable SubmissionId id, SelfAssessmentForm form, @AuthenticationPrincipal SignedInPerson me) {
        Revision revision = revisions.of(id, me.id(), me.district());
        if (!form.problems(revision.criteria()).isEmpty()) {
            return ResponseEntity.unprocessableContent().build();
        }
        revisions.rate(id, me.id(), me.district(), form.ratings(revision.criteria()));
        return ResponseEntity.ok(Map.of());
    }

    private static ModelAndView page(Revision revision, SelfAssessmentForm form) {
        return new ModelAndView("submission/revision/self-assessment")
                .addObject("view", revision)
                .addObject("levels", RubricLevel.values())
                .addObject("form", form);
    }
}
