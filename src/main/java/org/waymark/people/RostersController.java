package org.waymark.people;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.waymark.audit.AuditLog;

/** How courses' rosters stand: for the operator in any district, a lead in their own, an LMS administrator of their LMS. */
@Controller
@RequestMapping("/admin/rosters")
class RostersController {

    private final Rosters rosters;
    private final Districts districts;
    private final People people;

    RostersController(Rosters rosters, Districts districts, People people) {
        this.rosters = rosters;
        this.districts = districts;
        this.people = people;
    }

    @GetMapping
    ModelAndView list(@RequestParam @Nullable DistrictId district, Authentication authentication) {
        List<DistrictCard> choices = Desks.isOperator(authentication) ? districts.all() : List.of();
        DistrictId chosen =
                district == null && choices.size() == 1 ? choices.get(0).id() : district;
        if (Desks.isOperator(authentication) && chosen == null) {
            return new ModelAndView("people/rosters").addObject("districts", choices);
        }
        RosterDesk desk = desk(authentication, chosen);
        return new ModelAndView("people/rosters")
                .addObject("districts", choices)
                .addObject("district", districts.card(desk.district()))
                .addObject("rosters", rosters.all(desk));
    }

    @PostMapping("/{id}/read")
    String readNow(
            @PathVariable CourseRosterId id,
            @RequestParam @Nullable DistrictId district,
            Authentication authentication,
            RedirectAttributes redirect) {
        RosterDesk desk = desk(authentication, district);
        rosters.readNow(id, desk);
        redirect.addFlashAttribute("done", "people.rosters.asked");
        return "redirect:/admin/rosters?district=" + desk.district();
    }

    private RosterDesk desk(Authentication authentication, @Nullable DistrictId asked) {
        if (Desks.isOperator(authentication)) {
            if (asked == null) {
                throw new RosterNotFound();
            }
            return new RosterDesk(asked, null, AuditLog.OPERATOR);
        }
        if (authentication.getPrincipal() instanceof SignedInPerson me) {
            if (VisibilityRule.ROSTERS.isOpenTo(people.rolesOf(me.id(), me.district()))) {
                return new RosterDesk(me.district(), null, me.id().toString());
            }
            if (me.lmsAdmin()) {
                return new RosterDesk(me.district(), me.registration(), me.id().toString());
            }
        }
        throw new RosterNotFound();
    }
}
