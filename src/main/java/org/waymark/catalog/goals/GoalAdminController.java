package org.waymark.catalog.goals;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.waymark.catalog.CatalogDesk;
import org.waymark.catalog.CatalogDesks;
import org.waymark.people.SignedInPerson;
import org.waymark.people.VisibilityRule;
import org.waymark.people.earners.Audience;

/** Goals as leads write them. */
@Controller
@RequestMapping("/admin/goals")
class GoalAdminController {

    private final Goals goals;
    private final CatalogDesks desks;

    GoalAdminController(Goals goals, CatalogDesks desks) {
        this.goals = goals;
        this.desks = desks;
    }

    @GetMapping
    ModelAndView list(@AuthenticationPrincipal SignedInPerson me) {
        return new ModelAndView("catalog/goals/manage").addObject("goals", goals.of(desk(me).district()));
    }

    @GetMapping("/new")
    ModelAndView blank(@AuthenticationPrincipal SignedInPerson me) {
        desk(me);
        return page(GoalForm.empty(), true);
    }

    @PostMapping("/new")
    ModelAndView make(GoalForm form, @AuthenticationPrincipal SignedInPerson me, RedirectAttributes redirect) {
        CatalogDesk desk = desk(me);
        Map<String, MessageSourceResolvable> problems = form.problems();
        if (!problems.isEmpty()) {
            return again(page(form, true), problems, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        boolean made;
        try {
            made = goals.make(
                    form.toPlan(), desk.district(), desk.actor(), desk.role().name());
        } catch (DataIntegrityViolationException | ConcurrencyFailureException quicker) {
            return again(
                    page(form, true), Map.of("code", phrase("catalog.problem.code-just-taken")), HttpStatus.CONFLICT);
        }
        if (!made) {
            return again(
                    page(form, true),
                    Map.of("code", phrase("catalog.problem.code-taken")),
                    HttpStatus.UNPROCESSABLE_CONTENT);
        }
        redirect.addFlashAttribute("done", "catalog.goals.made");
        return new ModelAndView("redirect:/admin/goals");
    }

    @GetMapping("/{code}")
    ModelAndView one(@PathVariable String code, @AuthenticationPrincipal SignedInPerson me) {
        Goals.Edited edited = goals.edited(code, desk(me).district()).orElseThrow(GoalNotFound::new);
        return page(GoalForm.of(edited.goal(), edited.edition()), false);
    }

    @PostMapping("/{code}")
    ModelAndView change(
            @PathVariable String code,
            GoalForm typed,
            @AuthenticationPrincipal SignedInPerson me,
            RedirectAttributes redirect) {
        CatalogDesk desk = desk(me);
        Goals.Edited edited = goals.edited(code, desk.district()).orElseThrow(GoalNotFound::new);
        GoalForm form = typed.coded(edited.goal().code());
        Map<String, MessageSourceResolvable> problems = form.problems();
        if (!problems.isEmpty()) {
            return again(page(form, false), problems, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        boolean changed;
        try {
            changed = goals.change(
                    form.toPlan(),
                    form.editionSeen(),
                    desk.district(),
                    desk.actor(),
                    desk.role().name());
        } catch (ConcurrencyFailureException quicker) {
            changed = false;
        }
        if (!changed) {
            Goals.Edited now = goals.edited(code, desk.district()).orElseThrow(GoalNotFound::new);
            return again(
                    page(form.over(now.edition()), false).addObject("elsewhere", now.goal()),
                    Map.of("title", phrase("catalog.goals.problem.elsewhere")),
                    HttpStatus.CONFLICT);
        }
        redirect.addFlashAttribute("done", "catalog.goals.saved");
        return new ModelAndView("redirect:/admin/goals");
    }

    private CatalogDesk desk(@Nullable SignedInPerson me) {
        return desks.of(me, VisibilityRule.GOALS).orElseThrow(GoalNotFound::new);
    }

    private static ModelAndView page(GoalForm form, boolean fresh) {
        return new ModelAndView("catalog/goals/edit")
                .addObject("form", form)
                .addObject("fresh", fresh)
                .addObject("audiences", Audience.values());
    }

    private static MessageSourceResolvable phrase(String key) {
        return new DefaultMessageSourceResolvable(key);
    }

    private static ModelAndView again(
            ModelAndView page, Map<String, MessageSourceResolvable> problems, HttpStatus status) {
        page.setStatus(status);
        return page.addObject("problems", problems);
    }
}
