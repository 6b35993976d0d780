package org.waymark.people.guests;

import java.util.List;
import java.util.Map;
import java.util.UUID;
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
import org.waymark.notices.Letters;
import org.waymark.people.Desk;
import org.waymark.people.Desks;
import org.waymark.people.DistrictCard;
import org.waymark.people.DistrictId;
import org.waymark.people.Districts;
import org.waymark.people.PersonId;
import org.waymark.people.VisibilityRule;

/** Invitations for people without an LMS account: for the operator in any district, for a lead in their own. */
@Controller
@RequestMapping("/admin/guests")
class GuestsController {

    private final GuestInvitations invitations;
    private final InvitationTerms terms;
    private final Letters letters;
    private final Districts districts;
    private final Desks desks;

    GuestsController(
            GuestInvitations invitations, InvitationTerms terms, Letters letters, Districts districts, Desks desks) {
        this.invitations = invitations;
        this.terms = terms;
        this.letters = letters;
        this.districts = districts;
        this.desks = desks;
    }

    @GetMapping
    ModelAndView list(@RequestParam @Nullable DistrictId district, Authentication authentication) {
        List<DistrictCard> choices = Desks.isOperator(authentication) ? districts.all() : List.of();
        DistrictId chosen =
                district == null && choices.size() == 1 ? choices.get(0).id() : district;
        if (Desks.isOperator(authentication) && chosen == null) {
            return new ModelAndView("people/guests").addObject("districts", choices);
        }
        return page(desk(authentication, chosen), InvitationForm.EMPTY, Map.of())
                .addObject("districts", choices);
    }

    @PostMapping
    ModelAndView make(
            @RequestParam @Nullable DistrictId district,
            InvitationForm form,
            Authentication authentication,
            RedirectAttributes next) {
        Desk desk = desk(authentication, district);
        Map<String, MessageSourceResolvable> problems = terms.problems(form, desk.district());
        if (!problems.isEmpty()) {
            return page(desk, form, problems);
        }
        invitations.make(desk.district(), terms.of(form, desk.district()), desk.lead());
        next.addFlashAttribute("done", "guests.invitations.made");
        return back(desk);
    }

    @PostMapping("/{id}/close")
    ModelAndView close(
            @PathVariable UUID id,
            @RequestParam @Nullable DistrictId district,
            Authentication authentication,
            RedirectAttributes next) {
        Desk desk = desk(authentication, district);
        invitations.close(id, desk.district(), desk.lead());
        next.addFlashAttribute("done", "guests.invitations.closed");
        return back(desk);
    }

    /** Who came by an invitation. */
    @GetMapping("/{id}")
    ModelAndView who(
            @PathVariable UUID id,
            @RequestParam @Nullable DistrictId district,
            @RequestParam(name = "page", defaultValue = "1") int number,
            Authentication authentication) {
        Desk desk = desk(authentication, district);
        return new ModelAndView("people/guests-of")
                .addObject("district", desk.district())
                .addObject("guests", invitations.guests(id, desk.district(), number));
    }

    @PostMapping("/{id}/people/{person}/{access:close|open}")
    ModelAndView let(
            @PathVariable UUID id,
            @PathVariable PersonId person,
            @PathVariable String access,
            @RequestParam @Nullable DistrictId district,
            Authentication authentication,
            RedirectAttributes next) {
        Desk desk = desk(authentication, district);
        invitations.let(access.equals("open"), person, id, desk);
        next.addFlashAttribute("done", "guests.of.done." + access);
        return new ModelAndView("redirect:/admin/guests/" + id + "?district=" + desk.district());
    }

    private ModelAndView page(Desk desk, InvitationForm form, Map<String, MessageSourceResolvable> problems) {
        return new ModelAndView("people/guests", problems.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT)
                .addObject("district", districts.card(desk.district()))
                .addObject("districts", List.of())
                .addObject("invitations", invitations.all(desk.district()))
                .addObject("letters", letters.canBeSent())
                .addObject("audiences", terms.audiences())
                .addObject("programmes", terms.programmes(desk.district()))
                .addObject("form", form)
                .addObject("problems", problems);
    }

    private static ModelAndView back(Desk desk) {
        return new ModelAndView("redirect:/admin/guests?district=" + desk.district());
    }

    private Desk desk(Authentication authentication, @Nullable DistrictId asked) {
        return desks.of(VisibilityRule.GUEST_INVITATIONS, authentication, asked).orElseThrow(InvitationNotFound::new);
    }
}
