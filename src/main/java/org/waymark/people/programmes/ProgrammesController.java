package org.waymark.people.programmes;

import java.util.List;
import java.util.Map;
import java.util.Set;
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
import org.waymark.people.DistrictCard;
import org.waymark.people.DistrictId;
import org.waymark.people.Districts;
import org.waymark.people.VisibilityRule;
import org.waymark.people.earners.Audience;
import org.waymark.settings.Once;

/** Programmes as those see them who set them up. */
@Controller
@RequestMapping("/admin/programmes")
class ProgrammesController {

    private final Programmes programmes;
    private final Desks desks;
    private final Districts districts;

    ProgrammesController(Programmes programmes, Desks desks, Districts districts) {
        this.programmes = programmes;
        this.desks = desks;
        this.districts = districts;
    }

    @GetMapping
    ModelAndView list(@RequestParam @Nullable DistrictId district, Authentication authentication) {
        List<DistrictCard> choices = Desks.isOperator(authentication) ? districts.all() : List.of();
        DistrictId chosen =
                district == null && choices.size() == 1 ? choices.get(0).id() : district;
        ModelAndView page = new ModelAndView("people/programmes/list").addObject("districts", choices);
        if (Desks.isOperator(authentication) && chosen == null) {
            return page;
        }
        Desk desk = desk(authentication, chosen);
        return page.addObject("card", districts.card(desk.district()))
                .addObject("programmes", programmes.all(desk.district()));
    }

    @GetMapping("/new")
    ModelAndView blank(@RequestParam @Nullable DistrictId district, Authentication authentication) {
        return newPage(desk(authentication, district), ProgrammeForm.empty());
    }

    @PostMapping("/new")
    ModelAndView make(
            @RequestParam @Nullable DistrictId district,
            @RequestParam @Nullable UUID once,
            ProgrammeForm form,
            Authentication authentication,
            RedirectAttributes redirect) {
        Desk desk = desk(authentication, district);
        Map<String, MessageSourceResolvable> problems = form.problems(Set.of(), Set.of());
        if (!problems.isEmpty()) {
            return again(newPage(desk, form), problems, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        redirect.addFlashAttribute("done", "programmes.made");
        return back(made(once, form, desk), desk);
    }

    @GetMapping("/{id}")
    ModelAndView one(
            @PathVariable ProgrammeId id, @RequestParam @Nullable DistrictId district, Authentication authentication) {
        Desk desk = desk(authentication, district);
        ProgrammeView view = programmes.view(id, desk.district());
        return page("people/programmes/one", desk)
                .addObject("programme", view)
                .addObject("checks", programmes.checklist(view, desk.district()));
    }

    @GetMapping("/{id}/about")
    ModelAndView about(
            @PathVariable ProgrammeId id, @RequestParam @Nullable DistrictId district, Authentication authentication) {
        Desk desk = desk(authentication, district);
        AboutView about = programmes.about(id, Set.of(), "", desk.district());
        ProgrammeView view = about.programme();
        return aboutPage(about, desk, ProgrammeForm.of(view.plan(), view.edition()), "");
    }

    /** Nothing is saved; what was typed stays. */
    @PostMapping(path = "/{id}/about", params = "search")
    ModelAndView find(
            @PathVariable ProgrammeId id,
            @RequestParam @Nullable DistrictId district,
            @RequestParam(defaultValue = "") String q,
            ProgrammeForm form,
            Authentication authentication) {
        Desk desk = desk(authentication, district);
        return aboutPage(programmes.about(id, form.offeredIds(), q, desk.district()), desk, form, q);
    }

    @PostMapping(path = "/{id}/about", params = "!search")
    ModelAndView save(
            @PathVariable ProgrammeId id,
            @RequestParam @Nullable DistrictId district,
            ProgrammeForm form,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String sure,
            Authentication authentication,
            RedirectAttributes redirect) {
        Desk desk = desk(authentication, district);
        AboutView about = programmes.about(id, form.offeredIds(), q, desk.district());
        ModelAndView page = aboutPage(about, desk, form, q);
        Map<String, MessageSourceResolvable> problems =
                form.problems(about.titles().keySet(), about.coaches().keySet());
        if (!problems.isEmpty()) {
            return again(page, problems, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        try {
            programmes.change(id, form.toPlan(), form.editionSeen(), ProtectionUnconfirmed.confirmed(sure), desk);
        } catch (ProgrammeConflict conflict) {
            Map<String, MessageSourceResolvable> differences =
                    Differences.between(form.toPlan(), conflict.saved(), about.titles(), about.coaches());
            if (!differences.isEmpty()) {
                return again(
                        page.addObject("form", form.over(conflict.edition())).addObject("elsewhere", true),
                        differences,
                        HttpStatus.CONFLICT);
            }
        } catch (ProtectionUnconfirmed unconfirmed) {
            return again(
                    page.addObject("protects", unconfirmed.people()),
                    Map.of("sure", ProgrammeMembersController.protects(unconfirmed)),
                    HttpStatus.UNPROCESSABLE_CONTENT);
        } catch (ProgrammeEnded ended) {
            return again(
                    page,
                    Map.of("name", new DefaultMessageSourceResolvable("programmes.problem.ended")),
                    HttpStatus.CONFLICT);
        }
        redirect.addFlashAttribute("done", "programmes.saved");
        return back(id, desk);
    }

    @PostMapping("/{id}/end")
    ModelAndView end(
            @PathVariable ProgrammeId id,
            @RequestParam @Nullable DistrictId district,
            Authentication authentication,
            RedirectAttributes redirect) {
        Desk desk = desk(authentication, district);
        programmes.end(id, desk);
        redirect.addFlashAttribute("done", "programmes.ended");
        return back(id, desk);
    }

    @PostMapping("/{id}/reopen")
    ModelAndView reopen(
            @PathVariable ProgrammeId id,
            @RequestParam @Nullable DistrictId district,
            Authentication authentication,
            RedirectAttributes redirect) {
        Desk desk = desk(authentication, district);
        programmes.reopen(id, desk);
        redirect.addFlashAttribute("done", "programmes.reopened");
        return back(id, desk);
    }

    private ProgrammeId made(@Nullable UUID once, ProgrammeForm form, Desk desk) {
        ProgrammeId made = new ProgrammeId(Once.of(once, desk, form.toPlan()));
        try {
            return programmes.make(made, form.toPlan(), desk);
        } catch (DuplicateKeyException secondClick) {
            return made;
        }
    }

    private static ModelAndView newPage(Desk desk, ProgrammeForm form) {
        return page("people/programmes/new", desk).addObject("form", form).addObject("once", UUID.randomUUID());
    }

    private static ModelAndView aboutPage(AboutView about, Desk desk, ProgrammeForm form, String words) {
        return page("people/programmes/about", desk)
                .addObject("about", about)
                .addObject("audiences", Audience.values())
                .addObject("q", words)
                .addObject("form", form);
    }

    private static ModelAndView page(String view, Desk desk) {
        return new ModelAndView(view).addObject("district", desk.district());
    }

    private static ModelAndView again(
            ModelAndView page, Map<String, MessageSourceResolvable> problems, HttpStatus status) {
        page.setStatus(status);
        return page.addObject("problems", problems);
    }

    private static ModelAndView back(ProgrammeId id, Desk desk) {
        return new ModelAndView("redirect:/admin/programmes/" + id + "?district=" + desk.district());
    }

    private Desk desk(Authentication authentication, @Nullable DistrictId asked) {
        return desks.of(VisibilityRule.PROGRAMMES, authentication, asked).orElseThrow(ProgrammeNotFound::new);
    }
}
