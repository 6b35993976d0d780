package org.waymark.recognition.preapproval;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.waymark.people.Role;
import org.waymark.people.SignedInPerson;

/** Leads and payroll answer those who ask for approval. */
@Controller
class PreApprovalController {

    private static final String ALL = "/recognition/pre-approvals";

    private final PreApprovals requests;
    private final PreApprovalPages pages;

    PreApprovalController(PreApprovals requests, PreApprovalPages pages) {
        this.requests = requests;
        this.pages = pages;
    }

    @GetMapping(ALL)
    ModelAndView all(@RequestParam(defaultValue = "1") int page, @AuthenticationPrincipal @Nullable SignedInPerson me) {
        Role role = pages.deskOf(me);
        return new ModelAndView("recognition/preapproval/all")
                .addObject("list", pages.list(signedIn(me), role, page))
                .addObject("decides", role == Role.LEAD);
    }

    @GetMapping(ALL + "/{id}")
    ModelAndView one(@PathVariable PreApprovalId id, @AuthenticationPrincipal @Nullable SignedInPerson me) {
        Role role = pages.deskOf(me);
        return page(id, AnswerForm.EMPTY, signedIn(me), role);
    }

    @PostMapping(ALL + "/{id}")
    ModelAndView answer(
            @PathVariable PreApprovalId id,
            AnswerForm form,
            @AuthenticationPrincipal @Nullable SignedInPerson who,
            RedirectAttributes redirect) {
        Role role = pages.deskOf(who);
        SignedInPerson me = signedIn(who);
        Map<String, MessageSourceResolvable> problems = form.problems(requests.today(me.district()), false);
        if (!problems.isEmpty()) {
            return again(page(id, form, me, role), problems);
        }
        boolean done = requests.answer(id, form.isYes(), form.text(), form.lastDay(), me.district(), me.id(), role);
        return done(id, done, redirect);
    }

    @PostMapping(ALL + "/{id}/withdraw")
    ModelAndView withdraw(
            @PathVariable PreApprovalId id,
            AnswerForm form,
            @AuthenticationPrincipal @Nullable SignedInPerson who,
            RedirectAttributes redirect) {
        Role role = pages.deskOf(who);
        SignedInPerson me = signedIn(who);
        Map<String, MessageSourceResolvable> problems = form.problems(requests.today(me.district()), true);
        if (!problems.isEmpty()) {
            return again(page(id, form, me, role), problems);
        }
        return done(id, requests.withdraw(id, form.text(), me.district(), me.id(), role), redirect);
    }

    private ModelAndView page(PreApprovalId id, AnswerForm form, SignedInPerson me, Role role) {
        return new ModelAndView("recognition/preapproval/answer")
                .addObject("page", pages.one(id, me, role))
                .addObject("form", form);
    }

    private static ModelAndView again(ModelAndView page, Map<String, MessageSourceResolvable> problems) {
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page.addObject("problems", problems);
    }

    private static ModelAndView done(PreApprovalId id, boolean done, RedirectAttributes redirect) {
        redirect.addFlashAttribute(
                "done", done ? "recognition.pre-approval.done" : "recognition.pre-approval.moved-on");
        return new ModelAndView("redirect:" + ALL + "/" + id);
    }

    private static SignedInPerson signedIn(@Nullable SignedInPerson me) {
        if (me == null) {
            throw new PreApprovalNotFound();
        }
        return me;
    }
}
