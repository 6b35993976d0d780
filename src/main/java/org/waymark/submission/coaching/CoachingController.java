package org.waymark.submission.coaching;

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
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.waymark.catalog.RubricLevel;
import org.waymark.people.SignedInPerson;

/** "My teachers", and the work that one of them lets somebody look at. */
@Controller
@RequestMapping("/coaching")
class CoachingController {

    private final Teachers teachers;
    private final CoachingPages pages;
    private final Companions companions;
    private final CoachingThreads threads;

    CoachingController(Teachers teachers, CoachingPages pages, Companions companions, CoachingThreads threads) {
        this.teachers = teachers;
        this.pages = pages;
        this.companions = companions;
        this.threads = threads;
    }

    @GetMapping
    String teachers(
            @RequestParam(defaultValue = "false") boolean waiting,
            @RequestParam(defaultValue = "1") int page,
            @AuthenticationPrincipal SignedInPerson me,
            Model model) {
        model.addAttribute("list", teachers.page(me, waiting, page));
        return "submission/coaching/teachers";
    }

    @GetMapping("/{id}")
    ModelAndView work(
            @PathVariable CompanionId id,
            @RequestParam(required = false) @Nullable String on,
            @AuthenticationPrincipal SignedInPerson me) {
        return page(id, CommentForm.fresh(on), me);
    }

    @PostMapping("/{id}/threads")
    ModelAndView begin(
            @PathVariable CompanionId id,
            CommentForm form,
            @AuthenticationPrincipal SignedInPerson me,
            RedirectAttributes redirect) {
        companions.seat(id, me);
        Map<String, MessageSourceResolvable> problems = form.problems();
        if (problems.isEmpty() && threads.begin(id, form, me.id(), me.district())) {
            return said(id, redirect);
        }
        ModelAndView again =
                page(id, form, me).addObject("problems", problems.isEmpty() ? CommentForm.partIsGone() : problems);
        again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return again;
    }

    @PostMapping("/{id}/threads/{thread}")
    ModelAndView answer(
            @PathVariable CompanionId id,
            @PathVariable ThreadId thread,
            CommentForm form,
            @AuthenticationPrincipal SignedInPerson me,
            RedirectAttributes redirect) {
        companions.seat(id, me);
        if (form.problems().isEmpty()) {
            threads.answer(id, thread, form.words(), me.id(), me.district());
            return said(id, redirect);
        }
        ModelAndView again = page(id, CommentForm.fresh(null), me)
                .addObject("problems", CompanionController.of(thread, form))
                .addObject("typed", Map.of(thread.toString(), form.words()));
        again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return again;
    }

    @PostMapping("/{id}/threads/{thread}/done")
    String done(
            @PathVariable CompanionId id,
            @PathVariable ThreadId thread,
            @RequestParam boolean done,
            @AuthenticationPrincipal SignedInPerson me) {
        companions.seat(id, me);
        threads.isDone(id, thread, done, me.id(), me.district());
        return "redirect:/coaching/" + id + "#comments";
    }

    @PostMapping("/{id}/read")
    String read(@PathVariable CompanionId id, @AuthenticationPrincipal SignedInPerson me, RedirectAttributes redirect) {
        threads.upToDate(id, me);
        redirect.addFlashAttribute("done", "coaching.read.done");
        return "redirect:/coaching";
    }

    @PostMapping("/{id}/end")
    String stepBack(
            @PathVariable CompanionId id, @AuthenticationPrincipal SignedInPerson me, RedirectAttributes redirect) {
        companions.stepBack(id, me);
        redirect.addFlashAttribute("done", "coaching.left");
        return "redirect:/home";
    }

    @GetMapping("/invitations/{code}")
    String asked(@PathVariable String code, @AuthenticationPrincipal SignedInPerson me, Model model) {
        model.addAttribute("title", companions.asked(code, me));
        model.addAttribute("code", code);
        return "submission/coaching/asked";
    }

    @PostMapping("/invitations/{code}")
    String takeUp(@PathVariable String code, @AuthenticationPrincipal SignedInPerson me) {
        return "redirect:/coaching/" + companions.takeUp(code, me);
    }

    private ModelAndView page(CompanionId id, CommentForm form, SignedInPerson me) {
        return new ModelAndView("submission/coaching/work", "view", pages.beside(id, me))
                .addObject("levels", RubricLevel.values())
                .addObject("form", form);
    }

    private static ModelAndView said(CompanionId id, RedirectAttributes redirect) {
        redirect.addFlashAttribute("done", "coaching.said");
        return new ModelAndView("redirect:/coaching/" + id);
    }
}
