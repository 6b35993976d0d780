package org.waymark.people.programmes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.waymark.people.Desk;
import org.waymark.people.Desks;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.people.VisibilityRule;
import org.waymark.settings.Once;

/** A programme's cohorts, as its leads arrange them. */
@Controller
@RequestMapping("/admin/programmes/{id}/cohorts")
class CohortsController {

    private final Programmes programmes;
    private final Cohorts cohorts;
    private final Desks desks;

    CohortsController(Programmes programmes, Cohorts cohorts, Desks desks) {
        this.programmes = programmes;
        this.cohorts = cohorts;
        this.desks = desks;
    }

    @GetMapping
    ModelAndView list(
            @PathVariable ProgrammeId id, @RequestParam @Nullable DistrictId district, Authentication authentication) {
        return listPage(id, desk(authentication, district), new CohortForm(null, null));
    }

    @PostMapping
    ModelAndView make(
            @PathVariable ProgrammeId id,
            @RequestParam @Nullable DistrictId district,
            @RequestParam @Nullable UUID once,
            CohortForm form,
            Authentication authentication,
            RedirectAttributes redirect) {
        Desk desk = desk(authentication, district);
        Map<String, MessageSourceResolvable> problems =
                form.problems(coachIds(programmes.view(id, desk.district()), null));
        if (!problems.isEmpty()) {
            return again(listPage(id, desk, form), problems);
        }
        CohortId made = made(once, id, form, desk);
        redirect.addFlashAttribute("done", "programmes.cohorts.made");
        return back(id, made, desk);
    }

    @GetMapping("/{cohort}")
    ModelAndView one(
            @PathVariable ProgrammeId id,
            @PathVariable CohortId cohort,
            @RequestParam @Nullable DistrictId district,
            @RequestParam(name = "q", defaultValue = "") String search,
            Authentication authentication) {
        Desk desk = desk(authentication, district);
        CohortView view = cohorts.view(cohort, id, desk);
        UUID coach = view.coachId();
        return onePage(view, desk, search, new CohortForm(view.name(), coach == null ? null : coach.toString()));
    }

    @PostMapping("/{cohort}")
    ModelAndView change(
            @PathVariable ProgrammeId id,
            @PathVariable CohortId cohort,
            @RequestParam @Nullable DistrictId district,
            CohortForm form,
            Authentication authentication,
            RedirectAttributes redirect) {
        Desk desk = desk(authentication, district);
        CohortView view = cohorts.view(cohort, id, desk);
        Map<String, MessageSourceResolvable> problems =
                form.problems(coachIds(programmes.view(id, desk.district()), view));
        if (!problems.isEmpty()) {
            return again(onePage(view, desk, "", form), problems);
        }
        cohorts.change(cohort, id, form.called(), form.coachId(), desk);
        redirect.addFlashAttribute("done", "programmes.saved");
        return back(id, cohort, desk);
    }

    @PostMapping("/{cohort}/end")
    ModelAndView end(
            @PathVariable ProgrammeId id,
            @PathVariable CohortId cohort,
            @RequestParam @Nullable DistrictId district,
            Authentication authentication,
            RedirectAttributes redirect) {
        Desk desk = desk(authentication, district);
        cohorts.end(cohort, id, desk);
        redirect.addFlashAttribute("done", "programmes.cohorts.ended");
        return new ModelAndView("redirect:/admin/programmes/" + id + "/cohorts?district=" + desk.district());
    }

    @PostMapping("/{cohort}/members")
    ModelAndView add(
            @PathVariable ProgrammeId id,
            @PathVariable CohortId cohort,
            @RequestParam PersonId person,
            @RequestParam @Nullable DistrictId district,
            Authentication authentication,
            RedirectAttributes redirect) {
        Desk desk = desk(authentication, district);
        cohorts.add(cohort, id, person, desk);
        redirect.addFlashAttribute("done", "programmes.members.added");
        return back(id, cohort, desk);
    }

    @PostMapping("/{cohort}/members/{person}/remove")
    ModelAndView remove(
            @PathVariable ProgrammeId id,
            @PathVariable CohortId cohort,
            @PathVariable PersonId person,
            @RequestParam @Nullable DistrictId district,
            Authentication authentication,
            RedirectAttributes redirect) {
        Desk desk = desk(authentication, district);
        cohorts.remove(cohort, id, person, desk);
        redirect.addFlashAttribute("done", "programmes.members.removed");
        return back(id, cohort, desk);
    }

    @GetMapping("/{cohort}/thread")
    ModelAndView thread(
            @PathVariable ProgrammeId id,
            @PathVariable CohortId cohort,
            @RequestParam @Nullable DistrictId district,
            Authentication authentication) {
        return threadPage(id, cohort, threadDesk(authentication, district));
    }

    @PostMapping("/{cohort}/thread/{message}/remove")
    ModelAndView takeOut(
            @PathVariable ProgrammeId id,
            @PathVariable CohortId cohort,
            @PathVariable UUID message,
            @RequestParam @Nullable DistrictId district,
            @RequestParam(defaultValue = "") String reason,
            Authentication authentication,
            RedirectAttributes redirect) {
        Desk desk = threadDesk(authentication, district);
        List<RemovalReason> chosen = Arrays.stream(RemovalReason.values())
                .filter(each -> each.name().equals(reason))
                .toList();
        if (chosen.isEmpty()) {
            return again(
                    threadPage(id, cohort, desk),
                    Map.of("reason-" + message, new DefaultMessageSourceResolvable("programmes.problem.reason")));
        }
        cohorts.takeOut(message, cohort, id, chosen.get(0), desk);
        redirect.addFlashAttribute("done", "programmes.thread.removed");
        return new ModelAndView(
                "redirect:/admin/programmes/" + id + "/cohorts/" + cohort + "/thread?district=" + desk.district());
    }

    private ModelAndView listPage(ProgrammeId id, Desk desk, CohortForm form) {
        ProgrammeView programme = programmes.view(id, desk.district());
        return page("people/programmes/cohorts", desk)
                .addObject("programme", programme)
                .addObject("cohorts", cohorts.of(id, desk.district()))
                .addObject("once", UUID.randomUUID())
                .addObject("coaches", coachNames(programme, null))
                .addObject("form", form);
    }

    private CohortId made(@Nullable UUID once, ProgrammeId id, CohortForm form, Desk desk) {
        CohortId made = new CohortId(Once.of(once, desk, id, form.called(), form.coachId()));
        try {
            return cohorts.make(made, id, form.called(), form.coachId(), desk);
        } catch (DuplicateKeyException secondClick) {
            return made;
        }
    }

    private ModelAndView onePage(CohortView cohort, Desk desk, String search, CohortForm form) {
        ProgrammeView programme = programmes.view(cohort.programme(), desk.district());
        return page("people/programmes/cohort", desk)
                .addObject("programme", programme)
                .addObject("cohort", cohort)
                .addObject("coaches", coachNames(programme, cohort))
                .addObject("search", search.strip())
                .addObject("found", search.isBlank() ? List.of() : cohorts.toAdd(cohort, desk.district(), search))
                .addObject("mayRead", !desk.isOperator())
                .addObject("form", form);
    }

    private ModelAndView threadPage(ProgrammeId id, CohortId cohort, Desk desk) {
        return page("people/programmes/thread", desk)
                .addObject("messages", cohorts.threadForLead(cohort, id, desk))
                .addObject("cohort", cohorts.view(cohort, id, desk))
                .addObject("reasons", RemovalReason.values());
    }

    /** The programme's coaches and, where there is one that is not among them any more, the cohort's. */
    private static Map<String, String> coachNames(ProgrammeView programme, @Nullable CohortView cohort) {
        Map<String, String> names = new LinkedHashMap<>();
        programme.coaches().forEach(coach -> names.put(coach.id().toString(), coach.name()));
        if (cohort != null && cohort.coachId() != null && cohort.coach() != null) {
            names.putIfAbsent(cohort.coachId().toString(), cohort.coach());
        }
        return names;
    }

    private static List<String> coachIds(ProgrammeView programme, @Nullable CohortView cohort) {
        return new ArrayList<>(coachNames(programme, cohort).keySet());
    }

    private static ModelAndView page(String view, Desk desk) {
        return new ModelAndView(view).addObject("district", desk.district());
    }

    private static ModelAndView again(ModelAndView page, Map<String, MessageSourceResolvable> problems) {
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page.addObject("problems", problems);
    }

    private static ModelAndView back(ProgrammeId id, CohortId cohort, Desk desk) {
        return new ModelAndView(
                "redirect:/admin/programmes/" + id + "/cohorts/" + cohort + "?district=" + desk.district());
    }

    private Desk desk(Authentication authentication, @Nullable DistrictId asked) {
        return desks.of(VisibilityRule.PROGRAMMES, authentication, asked).orElseThrow(ProgrammeNotFound::new);
    }

    private Desk threadDesk(Authentication authentication, @Nullable DistrictId asked) {
        return desks.of(VisibilityRule.COHORT_THREADS, authentication, asked).orElseThrow(ProgrammeNotFound::new);
    }
}
