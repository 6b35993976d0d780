package org.waymark.submission.coaching;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.waymark.people.PersonId;
import org.waymark.people.SignedInPerson;
import org.waymark.settings.WaymarkSettings;
import org.waymark.submission.SubmissionId;

/** An earner's coach and colleagues: who looks, what they say, and no more of it at a click. */
@Controller
@RequestMapping("/submissions/{id}/coach")
class CompanionController {

    private static final int SHORTEST = 7;
    private static final int LONGEST = 30;

    private final CoachingPages pages;
    private final Companions companions;
    private final CoachingThreads threads;
    private final WaymarkSettings settings;

    CompanionController(CoachingPages pages, Companions companions, CoachingThreads threads, WaymarkSettings settings) {
        this.pages = pages;
        this.companions = companions;
        this.threads = threads;
        this.settings = settings;
    }

    @GetMapping
    ModelAndView company(
            @PathVariable SubmissionId id,
            @RequestParam(required = false) @Nullable String on,
            @AuthenticationPrincipal SignedInPerson me) {
        return page(id, CommentForm.fresh(on), me);
    }

    @GetMapping("/choose")
    String choice(@PathVariable SubmissionId id, @AuthenticationPrincipal SignedInPerson me, Model model) {
        model.addAttribute("choice", pages.choice(id, me));
        return "submission/coaching/choose";
    }

    @PostMapping("/choose")
    ModelAndView choose(
            @PathVariable SubmissionId id,
            @RequestParam PersonId person,
            @AuthenticationPrincipal SignedInPerson me,
            RedirectAttributes redirect) {
        try {
            companions.choose(id, person, me.id(), me.district());
        } catch (CannotLook refused) {
            return refused(new ModelAndView("submission/coaching/choose", "choice", pages.choice(id, me)));
        }
        redirect.addFlashAttribute("done", "coaching.chosen");
        return new ModelAndView("redirect:/submissions/" + id + "/coach");
    }

    @GetMapping("/colleagues")
    String asking(
            @PathVariable SubmissionId id,
            @RequestParam(defaultValue = "") String q,
            @AuthenticationPrincipal SignedInPerson me,
            Model model) {
        model.addAttribute("asking", pages.asking(id, q.strip(), me));
        return "submission/coaching/colleagues";
    }

    @PostMapping("/colleagues")
    ModelAndView ask(
            @PathVariable SubmissionId id,
            @RequestParam PersonId person,
            @RequestParam(defaultValue = "14") int days,
            @AuthenticationPrincipal SignedInPerson me,
            RedirectAttributes redirect) {
        try {
            companions.ask(id, person, within(days), me.id(), me.district());
        } catch (CannotLook refused) {
            return refused(new ModelAndView("submission/coaching/colleagues", "asking", pages.asking(id, "", me)));
        }
        redirect.addFlashAttribute("done", "coaching.asked");
        return new ModelAndView("redirect:/submissions/" + id + "/coach");
    }

    @PostMapping("/address")
    String address(
            @PathVariable SubmissionId id,
            @RequestParam(defaultValue = "14") int days,
            @AuthenticationPrincipal SignedInPerson me,
            RedirectAttributes redirect) {
        String code = companions.address(id, within(days), me.id(), me.district());
        redirect.addFlashAttribute("address", settings.url("/coaching/invitations/" + code));
        return "redirect:/submissions/" + id + "/coach";
    }

    @PostMapping("/{companion}/end")
    String end(
            @PathVariable SubmissionId id,
            @PathVariable CompanionId companion,
            @AuthenticationPrincipal SignedInPerson me,
            RedirectAttributes redirect) {
        companions.end(companion, me.id(), me.district());
        redirect.addFlashAttribute("done", "coaching.ended");
        return "redirect:/submissions/" + id + "/coach";
    }

    @PostMapping("/threads")
    ModelAndView begin(
            @PathVariable SubmissionId id,
            @RequestParam CompanionId companion,
            CommentForm form,
            @AuthenticationPrincipal SignedInPerson me,
            RedirectAttributes redirect) {
        companions.requireOwn(companion, me);
        Map<String, MessageSourceResolvable> problems = form.problems();
        if (problems.isEmpty() && threads.begin(companion, form, me.id(), me.district())) {
            return said(id, redirect);
        }
        ModelAndView again =
                page(id, form, me).addObject("problems", problems.isEmpty() ? CommentForm.partIsGone() : problems);
        again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return again;
    }

    @PostMapping("/{companion}/threads/{thread}")
    ModelAndView answer(
            @PathVariable SubmissionId id,
            @PathVariable CompanionId companion,
            @PathVariable ThreadId thread,
            CommentForm form,
            @AuthenticationPrincipal SignedInPerson me,
            RedirectAttributes redirect) {
        companions.requireOwn(companion, me);
        if (form.problems().isEmpty()) {
            threads.answer(companion, thread, form.words(), me.id(), me.district());
            return said(id, redirect);
        }
        ModelAndView again = page(id, CommentForm.fresh(null), me)
                .addObject("problems", of(thread, form))
                .addObject("typed", Map.of(thread.toString(), form.words()));
        again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return again;
    }

    @PostMapping("/{companion}/threads/{thread}/done")
    String done(
            @PathVariable SubmissionId id,
            @PathVariable CompanionId companion,
            @PathVariable ThreadId thread,
            @RequestParam boolean done,
            @AuthenticationPrincipal SignedInPerson me) {
        companions.requireOwn(companion, me);
        threads.isDone(companion, thread, done, me.id(), me.district());
        return "redirect:/submissions/" + id + "/coach#comments";
    }

    /** Each answer has a field of its own. */
    static Map<String, MessageSourceResolvable> of(ThreadId thread, CommentForm form) {
        Map<String, MessageSourceResolvable> problems = new LinkedHashMap<>();
        form.problems().forEach((field, problem) -> problems.put("answer-" + thread, problem));
        return problems;
    }

    private ModelAndView page(SubmissionId id, CommentForm form, SignedInPerson me) {
        return new ModelAndView("submission/coaching/company", "view", pages.company(id, me)).addObject("form", form);
    }

    private static ModelAndView refused(ModelAndView page) {
        page.addObject("problems", Map.of("person", new DefaultMessageSourceResolvable("coaching.error.person")));
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    private static ModelAndView said(SubmissionId id, RedirectAttributes redirect) {
        redirect.addFlashAttribute("done", "coaching.said");
        return new ModelAndView("redirect:/submissions/" + id + "/coach");
    }

    private static int within(int days) {
        return Math.max(SHORTEST, Math.min(days, LONGEST));
    }
}
