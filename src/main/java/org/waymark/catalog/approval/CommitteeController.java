package org.waymark.catalog.approval;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;
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
import org.waymark.people.SignedInPerson;
import org.waymark.people.programmes.ChosenCohorts;

/** Proposals as the committee decides on them and leads open them. */
@Controller
@RequestMapping("/design/proposals")
class CommitteeController {

    private final Proposals proposals;
    private final ProposalPages pages;
    private final ChosenCohorts cohorts;

    CommitteeController(Proposals proposals, ProposalPages pages, ChosenCohorts cohorts) {
        this.proposals = proposals;
        this.pages = pages;
        this.cohorts = cohorts;
    }

    @GetMapping
    ModelAndView list(@AuthenticationPrincipal SignedInPerson me) {
        List<ProposalRow> found = pages.list(me);
        List<ProposalRow> all = found.stream().limit(ProposalPages.SHOWN).toList();
        return new ModelAndView("catalog/approval/proposals")
                .addObject("shown", ProposalPages.SHOWN)
                .addObject("more", found.size() > ProposalPages.SHOWN)
                .addObject("waiting", all.stream().filter(ProposalRow::mine).toList())
                .addObject("others", all.stream().filter(row -> !row.mine()).toList());
    }

    @GetMapping("/{proposal}")
    ModelAndView one(@PathVariable ProposalId proposal, @AuthenticationPrincipal SignedInPerson me) {
        return page(pages.one(proposal, me), null, null, me);
    }

    @PostMapping("/{proposal}/vote")
    ModelAndView vote(
            @PathVariable ProposalId proposal,
            VoteForm form,
            @AuthenticationPrincipal SignedInPerson me,
            RedirectAttributes redirect) {
        proposals.requireVoter(proposal, me);
        Map<String, MessageSourceResolvable> problems = form.problems();
        if (!problems.isEmpty()) {
            ProposalView view = pages.one(proposal, me);
            return again(page(view, form, null, me), HttpStatus.UNPROCESSABLE_CONTENT)
                    .addObject("problems", problems);
        }
        try {
            proposals.vote(
                    proposal, form.approves(), Reason.typed(form.reason()).text(), me);
        } catch (ProposalClosed late) {
            return again(page(pages.one(proposal, me), form, null, me), HttpStatus.CONFLICT)
                    .addObject("late", Reason.typed(form.reason()).text());
        } catch (ProposalRefused refused) {
            return again(page(pages.one(proposal, me), form, null, me), HttpStatus.CONFLICT)
                    .addObject("problems", Map.of("choice", Reason.said("approval.refused." + refused.why())));
        }
        redirect.addFlashAttribute("done", "approval.voted");
        return new ModelAndView("redirect:/design/proposals/" + proposal);
    }

    @PostMapping("/{proposal}/open")
    ModelAndView open(
            @PathVariable ProposalId proposal,
            OpenForm form,
            @AuthenticationPrincipal SignedInPerson me,
            RedirectAttributes redirect) {
        proposals.requireLead(me);
        ProposalView view = pages.one(proposal, me);
        List<ChosenCohorts.Choice> known = cohorts.running(me.district());
        Map<String, MessageSourceResolvable> problems = form.problems(known);
        if (view.mayOpen() && !problems.isEmpty()) {
            return again(page(view, null, form, me), HttpStatus.UNPROCESSABLE_CONTENT)
                    .addObject("problems", problems);
        }
        try {
            proposals.open(
                    proposal, form.pilot(known), Reason.typed(form.reason()).text(), me);
            redirect.addFlashAttribute("done", form.isPilot() ? "approval.opened.pilot" : "approval.opened.live");
        } catch (ProposalClosed already) {
            redirect.addFlashAttribute("done", "approval.opened.already");
        }
        return new ModelAndView("redirect:/design/proposals/" + proposal);
    }

    @PostMapping("/{proposal}/return")
    ModelAndView sendBack(
            @PathVariable ProposalId proposal,
            @RequestParam(name = "back-reason", required = false) @Nullable String reason,
            @AuthenticationPrincipal SignedInPerson me,
            RedirectAttributes redirect) {
        proposals.requireLead(me);
        ProposalView view = pages.one(proposal, me);
        Reason typed = Reason.typed(reason);
        Map<String, MessageSourceResolvable> problems = new LinkedHashMap<>();
        typed.check("back-reason", true, problems);
        if (view.mayOpen() && !problems.isEmpty()) {
            return again(page(view, null, null, me), HttpStatus.UNPROCESSABLE_CONTENT)
                    .addObject("backReason", typed.text())
                    .addObject("problems", problems);
        }
        try {
            proposals.sendBack(proposal, typed.text(), me);
            redirect.addFlashAttribute("done", "approval.sent-back");
        } catch (ProposalClosed already) {
            redirect.addFlashAttribute("done", "approval.stage.already");
        }
        return new ModelAndView("redirect:/design/proposals/" + proposal);
    }

    private ModelAndView page(ProposalView view, @Nullable VoteForm vote, @Nullable OpenForm open, SignedInPerson me) {
        return new ModelAndView("catalog/approval/proposal", "view", view)
                .addObject("form", vote != null ? vote : VoteForm.of(view.own()))
                .addObject("opening", open != null ? open : OpenForm.fresh(view.pilotFirst()))
                .addObject("cohorts", view.mayOpen() ? cohorts.running(me.district()) : List.of());
    }

    private static ModelAndView again(ModelAndView page, HttpStatus status) {
        page.setStatus(status);
        return page;
    }
}
