package org.waymark.people.earners;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;
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
import org.waymark.people.People;
import org.waymark.people.PersonId;
import org.waymark.people.PersonNotFound;
import org.waymark.people.VisibilityRule;
import org.waymark.people.staff.StaffRecords;

/** As whom a person earns, as a lead of their district or the operator says it. */
@Controller
@RequestMapping("/admin/people/{id}/audience")
class AudienceController {

    private final Audiences audiences;
    private final Minors minors;
    private final StaffRecords staff;
    private final People people;
    private final Desks desks;

    AudienceController(Audiences audiences, Minors minors, StaffRecords staff, People people, Desks desks) {
        this.audiences = audiences;
        this.minors = minors;
        this.staff = staff;
        this.people = people;
        this.desks = desks;
    }

    @GetMapping
    ModelAndView form(
            @PathVariable PersonId id, @RequestParam @Nullable DistrictId district, Authentication authentication) {
        Desk giver = giver(authentication, district, id);
        return page(
                id, giver, new AudienceForm(audiences.of(id, giver.district()).name(), null, null, null), Map.of());
    }

    @PostMapping
    ModelAndView give(
            @PathVariable PersonId id,
            @RequestParam @Nullable DistrictId district,
            AudienceForm form,
            Authentication authentication,
            RedirectAttributes next) {
        Desk giver = giver(authentication, district, id);
        Map<String, MessageSourceResolvable> problems = form.problems(staff.schoolNames(giver.district()));
        if (problems.isEmpty()) {
            problems = against(id, giver, form.chosen().orElseThrow());
        }
        if (!problems.isEmpty()) {
            return page(id, giver, form, problems);
        }
        audiences.give(
                id,
                giver.district(),
                form.chosen().orElseThrow(),
                giver.actor(),
                form.why(),
                form.schoolCode().orElse(null),
                !form.isAdult());
        boolean hidden = minors.isProtected(id, giver.district());
        next.addFlashAttribute("done", hidden ? "earners.audience.given.minor" : "earners.audience.given");
        return new ModelAndView("redirect:/admin/people" + (hidden ? "" : "/" + id) + "?district=" + giver.district());
    }

    private Map<String, MessageSourceResolvable> against(PersonId id, Desk giver, Audience audience) {
        if (people.main(id, giver.district()).toString().equals(giver.actor())) {
            return Map.of("audience", AudienceForm.problem("own"));
        }
        return audiences.mayBecome(id, giver.district(), audience)
                ? Map.of()
                : Map.of("audience", AudienceForm.problem("role"));
    }

    private ModelAndView page(
            PersonId id, Desk giver, AudienceForm form, Map<String, MessageSourceResolvable> problems) {
        return new ModelAndView(
                        "people/audience", problems.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT)
                .addObject("district", giver.district())
                .addObject("person", id)
                .addObject(
                        "name",
                        Optional.ofNullable(people.names(List.of(id), giver.district())
                                        .get(id))
                                .orElseThrow(PersonNotFound::new))
                .addObject("audience", audiences.look(id, giver))
                .addObject("reason", audiences.reason(id, giver.district()))
                .addObject("audiences", Audience.values())
                .addObject("schools", staff.schoolNames(giver.district()))
                .addObject("form", form)
                .addObject("problems", problems);
    }

    /** A minor is looked after by their school and is not found here. */
    private Desk giver(Authentication authentication, @Nullable DistrictId asked, PersonId person) {
        Desk giver = desks.of(VisibilityRule.AUDIENCE, authentication, asked).orElseThrow(PersonNotFound::new);
        if (minors.isProtected(person, giver.district())) {
            throw new PersonNotFound();
        }
        return giver;
    }
}
