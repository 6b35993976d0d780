package org.waymark.catalog.approval;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.waymark.catalog.authoring.DraftId;
import org.waymark.people.SignedInPerson;

/** What its writers do with a draft that is to become a micro-credential. */
@Controller
@RequestMapping("/design/{id}")
class DraftProposalController {

    private final Proposals proposals;
    private final ProposalPages pages;
    private final Histories histories;

    DraftProposalController(Proposals proposals, ProposalPages pages, Histories histories) {
        this.proposals = proposals;
        this.pages = pages;
        this.histories = histories;
    }

    @GetMapping("/proposal")
    ModelAndView page(@PathVariable DraftId id, @AuthenticationPrincipal SignedInPerson me) {
        try {
            return page(id, "", me);
        } catch (ProposalNotFound notTheirs) {
            return new ModelAndView("redirect:/design/proposals/" + pages.latest(id, me));
        }
    }

    @PostMapping("/proposal")
    ModelAndView propose(
            @PathVariable DraftId id,
            @RequestParam(required = false) @Nullable String note,
            @AuthenticationPrincipal SignedInPerson me,
            RedirectAttributes redirect) {
        Reason typed = Reason.typed(note);
        Map<String, MessageSourceResolvable> problems = new LinkedHashMap<>();
        typed.check("note", false, problems);
        if (!problems.isEmpty()) {
            return again(page(id, typed.text(), me), HttpStatus.UNPROCESSABLE_CONTENT)
                    .addObject("problems", problems);
        }
        try {
            proposals.propose(id, typed.text(), me);
        } catch (ProposalRefused refused) {
            return again(page(id, typed.text(), me), HttpStatus.CONFLICT);
        } catch (DataIntegrityViolationException | ConcurrencyFailureException another) {
            // Of the same thing: somebody was quicker, and the page says so.
            return again(page(id, typed.text(), me), HttpStatus.CONFLICT);
        }
        redirect.addFlashAttribute("done", "approval.proposed");
        return new ModelAndView("redirect:/design/" + id + "/proposal");
    }

    @PostMapping("/proposal/withdraw")
    String withdraw(
            @PathVariable DraftId id,
            @RequestParam ProposalId proposal,
            @AuthenticationPrincipal SignedInPerson me,
            RedirectAttributes redirect) {
        try {
            proposals.withdraw(proposal, me);
            redirect.addFlashAttribute("done", "approval.withdrawn");
        } catch (ProposalClosed decided) {
            redirect.addFlashAttribute("done", "approval.stage.already");
        }
        return "redirect:/design/" + id + "/proposal";
    }

    @GetMapping("/history")
    ModelAndView history(@PathVariable DraftId id, @AuthenticationPrincipal SignedInPerson me) {
        return new ModelAndView("catalog/approval/history", "view", histories.of(id, me)).addObject("draft", id);
    }

    private ModelAndView page(DraftId id, String note, SignedInPerson me) {
        return new ModelAndView("catalog/approval/propose", "page", pages.propose(id, me)).addObject("note", note);
    }

    private static ModelAndView again(ModelAndView page, HttpStatus status) {
        page.setStatus(status);
        return page;
    }
}
