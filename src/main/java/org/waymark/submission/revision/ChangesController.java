package org.waymark.submission.revision;

import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
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
import org.waymark.people.SignedInPerson;
import org.waymark.submission.Revision;
import org.waymark.submission.Revisions;
import org.waymark.submission.SaidBefore;
import org.waymark.submission.SubmissionId;
import org.waymark.submission.SubmissionLocked;

/** What changed since the attempt before, in the earner's words, one text for each criterion that is read again. */
@Controller
class ChangesController {

    private final Revisions revisions;
    // Implemented above, by what uses this module.
    private final ObjectProvider<SaidBefore> before;

    ChangesController(Revisions revisions, ObjectProvider<SaidBefore> before) {
        this.revisions = revisions;
        this.before = before;
    }

    @GetMapping("/submissions/{id}/changes")
    ModelAndView show(@PathVariable SubmissionId id, @AuthenticationPrincipal SignedInPerson me) {
        Revision revision = revisions.of(id, me.id(), me.district());
        return page(revision, new ChangesForm(revision.changes()), me);
    }

    @PostMapping("/submissions/{id}/changes")
    ModelAndView save(
            @PathVariable SubmissionId id,
            ChangesForm form,
            @AuthenticationPrincipal SignedInPerson me,
            RedirectAttributes redirect) {
        Revision revision = revisions.of(id, me.id(), me.district());
        Map<String, MessageSourceResolvable> problems = form.problems(revision.criteria());
        if (!problems.isEmpty()) {
            ModelAndView again = page(revision, form, me).addObject("problems", problems);
            again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return again;
        }
        try {
            revisions.change(id, me.id(), me.district(), form.changes(revision.criteria()));
        } catch (SubmissionLocked late) {
            ModelAndView again = page(revision, form, me)
                    .addObject("problems", form.tooLate(revision.criteria()))
                    .addObject("late", true);
            again.setStatus(HttpStatus.CONFLICT);
            return again;
        }
        redirect.addFlashAttribute("done", "submission.saved");
        return new ModelAndView("redirect:/submissions/" + id);
    }

    /** What the page sends by itself while somebody writes. */
    @PostMapping("/submissions/{id}/changes/keep")
    ResponseEntity<Map<String, Integer>> keep(
            @PathVariable SubmissionId id, ChangesForm form, @AuthenticationPrincipal SignedInPerson me) {
        Revision revision = revisions.of(id, me.id(), me.district());
        if (!form.problems(revision.criteria()).isEmpty()) {
            return ResponseEntity.unprocessableContent().build();
        }
        revisions.change(id, me.id(), me.district(), form.changes(revision.criteria()));
        return ResponseEntity.ok(Map.of());
    }

    private ModelAndView page(Revision revision, ChangesForm form, SignedInPerson me) {
        return new ModelAndView("submission/revision/changes")
                .addObject("view", revision)
                .addObject("next", next(revision, me))
                .addObject("form", form);
    }

    private Map<String, List<String>> next(Revision revision, SignedInPerson me) {
        SubmissionId prior = revision.prior();
        SaidBefore said = before.getIfAvailable();
        return prior == null || said == null ? Map.of() : said.nextSteps(prior, me.id(), me.district());
    }
}
