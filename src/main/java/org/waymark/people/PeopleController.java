package org.waymark.people;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.support.DefaultMessageSourceResolvable;
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

/** People and roles: for the operator in any district, for a lead in their own; not found for everyone else. */
@Controller
@RequestMapping("/admin/people")
class PeopleController {

    private final People people;
    private final Districts districts;
    private final Desks desks;

    PeopleController(People people, Districts districts, Desks desks) {
        this.people = people;
        this.districts = districts;
        this.desks = desks;
    }

    @GetMapping
    ModelAndView list(
            @RequestParam @Nullable DistrictId district,
            @RequestParam(name = "q", defaultValue = "") String search,
            @RequestParam(name = "page", defaultValue = "1") int number,
            Authentication authentication) {
        List<DistrictCard> choices = Desks.isOperator(authentication) ? districts.all() : List.of();
        DistrictId chosen =
                district == null && choices.size() == 1 ? choices.get(0).id() : district;
        if (Desks.isOperator(authentication) && chosen == null) {
            return new ModelAndView("people/districts").addObject("districts", choices);
        }
        Desk desk = desk(authentication, chosen);
        return new ModelAndView("people/people")
                .addObject("district", districts.card(desk.district()))
                .addObject("districts", choices)
                .addObject("people", people.page(desk.district(), search, number));
    }

    @GetMapping("/{id}")
    ModelAndView person(
            @PathVariable PersonId id, @RequestParam @Nullable DistrictId district, Authentication authentication) {
        Desk desk = desk(authentication, district);
        people.lookedAt(people.main(id, desk.district()), desk);
        return page(id, desk, RoleForm.suggesting(people.suggestedEnd(desk.district())));
    }

    @PostMapping("/{id}/roles")
    ModelAndView give(
            @PathVariable PersonId id,
            @RequestParam @Nullable DistrictId district,
            RoleForm form,
            Authentication authentication,
            RedirectAttributes redirect) {
        Desk desk = desk(authentication, district);
        Map<String, MessageSourceResolvable> problems = form.problems();
        if (!problems.isEmpty()) {
            return again(id, desk, form, problems);
        }
        try {
            people.give(form.chosen().orElseThrow(), id, desk.district(), desk.lead(), form.why(), form.until());
        } catch (RoleRefused refused) {
            return again(
                    id, desk, form, Map.of(refused.problem().isAboutTheEnd() ? "last-day" : "role", told(refused)));
        }
        redirect.addFlashAttribute("done", "people.given");
        return back(id, desk);
    }

    @PostMapping("/{id}/roles/{role}/until")
    ModelAndView change(
            @PathVariable PersonId id,
            @PathVariable Role role,
            @RequestParam @Nullable DistrictId district,
            RoleForm form,
            Authentication authentication,
            RedirectAttributes redirect) {
        Desk desk = desk(authentication, district);
        try {
            MessageSourceResolvable problem = form.dayProblem().orElse(null);
            if (problem != null) {
                return again(id, desk, form, Map.of("until-" + role, problem));
            }
            people.change(role, id, desk.district(), desk.lead(), form.until());
        } catch (RoleRefused refused) {
            return again(id, desk, form, Map.of("until-" + role, told(refused)));
        }
        redirect.addFlashAttribute("done", "people.changed");
        return back(id, desk);
    }

    @PostMapping("/{id}/roles/{role}/end")
    ModelAndView end(
            @PathVariable PersonId id,
            @PathVariable Role role,
            @RequestParam @Nullable DistrictId district,
            Authentication authentication,
            RedirectAttributes redirect) {
        Desk desk = desk(authentication, district);
        try {
            people.withdraw(role, id, desk.district(), desk.lead());
        } catch (RoleRefused refused) {
            return again(id, desk, RoleForm.suggesting(null), Map.of("end-" + role, told(refused)));
        }
        redirect.addFlashAttribute("done", "people.ended");
        return back(id, desk);
    }

    private Desk desk(Authentication authentication, @Nullable DistrictId asked) {
        return desks.of(VisibilityRule.PEOPLE_AND_ROLES, authentication, asked).orElseThrow(DistrictNotFound::new);
    }

    /** A second identity of somebody leads to the person. */
    private ModelAndView page(PersonId identity, Desk desk, RoleForm form) {
        PersonId id = people.main(identity, desk.district());
        PersonRow row = people.row(id, desk.district());
        return new ModelAndView("people/person")
                .addObject("district", desk.district())
                .addObject("person", row)
                .addObject("held", people.held(id, desk.district()))
                .addObject("offered", People.offered(row))
                .addObject("own", desk.isOwn(id))
                .addObject("form", form);
    }

    private ModelAndView again(PersonId id, Desk desk, RoleForm form, Map<String, MessageSourceResolvable> problems) {
        ModelAndView page = page(id, desk, form).addObject("problems", problems);
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    private static ModelAndView back(PersonId id, Desk desk) {
        return new ModelAndView("redirect:/admin/people/" + id + "?district=" + desk.district());
    }

    private static MessageSourceResolvable told(RoleRefused refused) {
        return new DefaultMessageSourceResolvable(refused.problem().messageKey());
    }
}
