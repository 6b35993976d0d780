package org.waymark.submission.plan;

import java.util.LinkedHashMap;
import java.util.List;
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
import org.waymark.people.SignedInPerson;
import org.waymark.submission.EnrolmentId;
import org.waymark.submission.Phrase;

/** An earner's plan: all of it on one page, and one micro-credential of it on another. */
@Controller
class PlanController {

    private static final String HOURS = "[1-9]|[1-3]\\d|40";

    private final Plans plans;

    PlanController(Plans plans) {
        this.plans = plans;
    }

    @GetMapping("/plan")
    String all(@AuthenticationPrincipal SignedInPerson me, Model model) {
        model.addAttribute("view", PlanView.of(plans.week(me.id(), me.district()), null));
        return "submission/plan/plan";
    }

    @PostMapping("/plan/hours")
    ModelAndView hours(
            @RequestParam(defaultValue = "") String hours,
            @AuthenticationPrincipal SignedInPerson me,
            RedirectAttributes redirect) {
        String typed = hours.strip();
        if (!typed.matches(HOURS)) {
            return new ModelAndView(
                    "submission/plan/plan",
                    Map.of(
                            "view",
                            PlanView.of(plans.week(me.id(), me.district()), typed),
                            "problems",
                            Map.of("hours", new Phrase("plan.error.hours"))),
                    HttpStatus.UNPROCESSABLE_CONTENT);
        }
        plans.giveHours(Integer.parseInt(typed), me);
        return said("plan.saved", "/plan", redirect);
    }

    @GetMapping("/plan/{id}")
    ModelAndView one(@PathVariable EnrolmentId id, @AuthenticationPrincipal SignedInPerson me) {
        Commitment commitment = plans.one(id, me);
        return page(commitment, PlanForm.of(commitment));
    }

    @PostMapping("/plan/{id}")
    ModelAndView save(
            @PathVariable EnrolmentId id,
            @RequestParam Map<String, String> typed,
            @AuthenticationPrincipal SignedInPerson me,
            RedirectAttributes redirect) {
        PlanForm form = PlanForm.of(typed);
        Map<String, MessageSourceResolvable> problems = form.problems();
        if (!problems.isEmpty()) {
            ModelAndView again = page(plans.one(id, me), form);
            again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return again.addObject("problems", problems);
        }
        plans.plan(id, form.goal(), form.milestones(), me);
        if (typed.containsKey("suggest")) {
            plans.suggestDates(id, me);
            return said("plan.suggested", "/plan/" + id, redirect);
        }
        return said("plan.saved", "/plan", redirect);
    }

    private static ModelAndView page(Commitment commitment, PlanForm form) {
        return new ModelAndView(
                "submission/plan/one",
                Map.of("plan", commitment, "form", form, "milestones", List.of(Milestone.values())));
    }

    @PostMapping("/plan/{id}/time")
    ModelAndView time(
            @PathVariable EnrolmentId id,
            @RequestParam(defaultValue = "") String minutes,
            @RequestParam(defaultValue = "0") int seen,
            @RequestParam(required = false) @Nullable String at,
            @AuthenticationPrincipal SignedInPerson me,
            RedirectAttributes redirect) {
        String said = "plan.time.none";
        if (minutes.equals("undo")) {
            plans.undo(id, seen, me);
            said = "plan.time.undone";
        } else if (minutes.matches("\\d{1,2}") && plans.note(id, Integer.parseInt(minutes), seen, me)) {
            said = "plan.time.noted." + minutes;
        }
        // Said where the tap was, which is far down the page.
        redirect.addFlashAttribute("noted", said);
        redirect.addFlashAttribute("notedAt", id);
        String page = at == null ? "/plan" : "/submissions/" + plans.one(id, me).attempt();
        return new ModelAndView("redirect:" + page + "#time-" + id);
    }

    @PostMapping("/plan/{id}/extend")
    ModelAndView extend(
            @PathVariable EnrolmentId id, @AuthenticationPrincipal SignedInPerson me, RedirectAttributes redirect) {
        plans.extend(id, me);
        return said("plan.extended", "/plan", redirect);
    }

    @PostMapping("/plan/{id}/hold")
    ModelAndView hold(
            @PathVariable EnrolmentId id, @AuthenticationPrincipal SignedInPerson me, RedirectAttributes redirect) {
        plans.hold(id, me);
        return said("plan.held", "/plan", redirect);
    }

    @PostMapping("/plan/{id}/take-up")
    ModelAndView takeUp(
            @PathVariable EnrolmentId id, @AuthenticationPrincipal SignedInPerson me, RedirectAttributes redirect) {
        return said("plan.taken-up", "/submissions/" + plans.takeUp(id, me), redirect);
    }

    private static ModelAndView said(String done, String to, RedirectAttributes redirect) {
        redirect.addFlashAttribute("done", done);
        return new ModelAndView("redirect:" + to);
    }

    /** What somebody has begun, by where it stands. */
    record PlanView(Week week, String hours, Map<Standing, List<Commitment>> groups) {

        static PlanView of(Week week, @Nullable String typed) {
            Map<Standing, List<Commitment>> groups = new LinkedHashMap<>();
            for (Standing standing : Standing.values()) {
                List<Commitment> own = week.commitments().stream()
                        .filter(each -> each.standing() == standing)
                        .toList();
                if (!own.isEmpty()) {
                    groups.put(standing, own);
                }
            }
            return new PlanView(week, typed == null ? String.valueOf(week.budget()) : typed, groups);
        }

        public List<MessageSourceResolvable> warnings() {
            return week.warnings();
        }
    }
}
