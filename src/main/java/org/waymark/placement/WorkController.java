package org.waymark.placement;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.waymark.people.SignedInPerson;
import org.waymark.submission.Captions;
import org.waymark.submission.EvidenceId;
import org.waymark.submission.FileAddresses;
import org.waymark.submission.SubmissionId;

/** A learner's work as the gradebook of their course opens it, and the earner's say in that. */
@Controller
class WorkController {

    private final GradebookWork work;
    private final ShownEvidence door;
    private final FileAddresses addresses;

    WorkController(GradebookWork work, ShownEvidence door, FileAddresses addresses) {
        this.work = work;
        this.door = door;
        this.addresses = addresses;
    }

    @GetMapping("/work/{entry}")
    ModelAndView show(@PathVariable GradebookEntryId entry, @AuthenticationPrincipal SignedInPerson me) {
        return work.view(entry, me)
                .map(view -> new ModelAndView("placement/work", "view", view)
                        .addObject("files", "/work/" + entry + "/evidence/"))
                .orElseGet(() -> page(WorkClosed.READER));
    }

    @GetMapping("/work/{entry}/evidence/{item}")
    String evidence(
            @PathVariable GradebookEntryId entry,
            @PathVariable EvidenceId item,
            @AuthenticationPrincipal SignedInPerson me,
            HttpServletRequest request) {
        return "redirect:" + addresses.opened(door, entry, item, me, request);
    }

    @GetMapping("/work/{entry}/evidence/{item}/captions")
    ResponseEntity<String> captions(
            @PathVariable GradebookEntryId entry,
            @PathVariable EvidenceId item,
            @AuthenticationPrincipal SignedInPerson me) {
        return Captions.answer(work.captions(entry, item, me));
    }

    @GetMapping("/work/closed")
    ModelAndView closed(@RequestParam WorkClosed why) {
        return page(why);
    }

    @GetMapping("/submissions/{id}/instructors")
    String instructors(@PathVariable SubmissionId id, @AuthenticationPrincipal SignedInPerson me, Model model) {
        model.addAttribute("submission", id.toString());
        model.addAttribute("title", work.title(id, me));
        model.addAttribute("shown", work.isShown(id, me));
        return "placement/instructors";
    }

    @PostMapping("/submissions/{id}/instructors")
    String decide(
            @PathVariable SubmissionId id,
            @RequestParam boolean show,
            @AuthenticationPrincipal SignedInPerson me,
            RedirectAttributes redirect) {
        work.show(id, show, me);
        redirect.addFlashAttribute("done", show ? "placement.instructors.shown" : "placement.instructors.hidden");
        return "redirect:/submissions/" + id + "/instructors";
    }

    private static ModelAndView page(WorkClosed why) {
        ModelAndView page = new ModelAndView("placement/work-closed", "why", "placement.work.closed." + why);
        page.setStatus(why == WorkClosed.NOT_OPENED ? HttpStatus.OK : HttpStatus.FORBIDDEN);
        return page;
    }
}
