package org.waymark.submission;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.waymark.catalog.DefinitionVersionId;
import org.waymark.people.SignedInPerson;

/** The task list, checking, handing in, trying again. */
@Controller
class SubmissionController {

    private final Drafts drafts;
    private final AttemptPages pages;

    SubmissionController(Drafts drafts, AttemptPages pages) {
        this.drafts = drafts;
        this.pages = pages;
    }

    @GetMapping("/submissions/{id}")
    String taskList(@PathVariable SubmissionId id, @AuthenticationPrincipal SignedInPerson me, Model model) {
        model.addAllAttributes(pages.tasks(id, me));
        return "submission/submission";
    }

    @GetMapping("/submissions/{id}/check")
    String check(@PathVariable SubmissionId id, @AuthenticationPrincipal SignedInPerson me, Model model) {
        model.addAllAttributes(pages.check(id, me));
        return "submission/check";
    }

    @PostMapping("/submissions/{id}/submit")
    ModelAndView submit(
            @PathVariable SubmissionId id,
            @RequestParam(required = false) @Nullable String original,
            @AuthenticationPrincipal SignedInPerson me,
            RedirectAttributes redirect) {
        try {
            drafts.submit(id, me.id(), me.district(), original != null);
            redirect.addFlashAttribute("done", "submission.submitted");
            return new ModelAndView("redirect:/submissions/" + id);
        } catch (SubmissionIncomplete incomplete) {
            return new ModelAndView("submission/check", pages.check(id, me), HttpStatus.UNPROCESSABLE_CONTENT)
                    .addObject("problems", problems(incomplete));
        }
    }

    private static Map<String, MessageSourceResolvable> problems(SubmissionIncomplete incomplete) {
        Map<String, MessageSourceResolvable> problems = new LinkedHashMap<>();
        for (Gap gap : incomplete.gaps()) {
            if (gap.what() == Gap.What.ORIGINALITY) {
                problems.put("original", new Phrase("submission.check.error.original"));
            } else if (gap.what() == Gap.What.GUARDIAN) {
                problems.put("guardian", new Phrase("submission.guardian"));
            } else {
                problems.put("missing", new Phrase("submission.check.error.missing"));
            }
        }
        return problems;
    }

    @GetMapping("/submissions/{id}/newer")
    ModelAndView newer(@PathVariable SubmissionId id, @AuthenticationPrincipal SignedInPerson me) {
        return drafts.newer(id, me.id(), me.district())
                .map(view -> new ModelAndView("submission/newer", "view", view))
                .orElseGet(() -> new ModelAndView("redirect:/submissions/" + id));
    }

    @PostMapping("/submissions/{id}/newer")
    ModelAndView moveUp(
            @PathVariable SubmissionId id,
            @RequestParam DefinitionVersionId to,
            @RequestParam(defaultValue = "") String shown,
            @AuthenticationPrincipal SignedInPerson me,
            RedirectAttributes redirect) {
        try {
            SubmissionId moved = drafts.moveUp(id, me.id(), me.district(), to, shown);
            redirect.addFlashAttribute("done", "submission.newer.done");
            return new ModelAndView("redirect:/submissions/" + moved);
        } catch (NewerStill another) {
            ModelAndView page = newer(id, me);
            page.setStatus(HttpStatus.CONFLICT);
            return page.addObject("another", true);
        }
    }

    /** Evidence that an earlier version asked for finds another place. */
    @PostMapping("/submissions/{id}/kept/{item}")
    String use(
            @PathVariable SubmissionId id,
            @PathVariable EvidenceId item,
            @RequestParam String requirement,
            @AuthenticationPrincipal SignedInPerson me,
            RedirectAttributes redirect) {
        drafts.use(id, item, requirement, me.id(), me.district());
        redirect.addFlashAttribute("done", "submission.kept.used");
        return "redirect:/submissions/" + id;
    }

    @PostMapping("/submissions/{id}/resubmit")
    String resubmit(@PathVariable SubmissionId id, @AuthenticationPrincipal SignedInPerson me) {
        return "redirect:/submissions/" + drafts.resubmit(id, me.id(), me.district());
    }
}
