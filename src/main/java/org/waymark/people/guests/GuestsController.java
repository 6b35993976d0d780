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
import org.waymark.people.DistrictCard;
import org.waymark.people.DistrictId;
import org.waymark.people.Districts;
import org.waymark.people.People;
import org.waymark.people.PersonId;
import org.waymark.people.Role;
import org.waymark.people.SignedInPerson;

/** Invitations for people without an LMS account: for the operator in any district, for a lead in their own. */
@Controller
@RequestMapping("/admin/guests")
class GuestsController {

    private final GuestInvitations invitations;
    private final InvitationTerms terms;
    private final Letters letters;
    private final Districts districts;
    private final People people;

    GuestsController(
            GuestInvitations invitations, InvitationTerms terms, Letters letters, Districts districts, People people) {
        this.invitations = invitations;
        this.terms = terms;
        this.letters = letters;
        this.districts = districts;
        this.people = people;
    }

    /** Who invites, and where; no lead for the operator. */
    private record Host(DistrictId district, @Nullable PersonId lead) {}

    @GetMapping
    ModelAndView list(@RequestParam @Nullable DistrictId district, Authentication authentication) {
        List<DistrictCard> choices = isOperator(authentication) ? districts.all() : List.of();
        DistrictId chosen =
                district == null && choices.size() == 1 ? choices.get(0).id() : district;
        if (isOperator(authentication) && chosen == null) {
            return new ModelAndView("people/guests").addObject("districts", choices);
        }
        return page(host(authentication, chosen), InvitationForm.EMPTY, Map.of())
                .addObject("districts", choices);
    }

    @PostMapping
    ModelAndView make(
            @RequestParam @Nullable DistrictId district,
            InvitationForm form,
            Authentication authentication,
            RedirectAttributes next) {
        Host host = host(authentication, district);
        Map<String, MessageSourceResolvable> problems = terms.problems(form, host.district());
        if (!problems.isEmpty()) {
            return page(host, form, problems);
        }
        invitations.make(host.district(), terms.of(form, host.district()), host.lead());
        next.addFlashAttribute("done", "guests.invitations.made");
        return back(host);
    }

    @PostMapping("/{id}/close")
    ModelAndView close(
            @PathVariable UUID id,
            @RequestParam @Nullable DistrictId district,
            Authentication authentication,
            RedirectAttributes next) {
        Host host = host(authentication, district);
        invitations.close(id, host.district(), host.lead());
        next.addFlashAttribute("done", "guests.invitations.closed");
        return back(host);
    }

    /** Who came by an invitation. */
    @GetMapping("/{id}")
    ModelAndView who(
            @PathVariable UUID id,
            @RequestParam @Nullable DistrictId district,
            @RequestParam(name = "page", defaultValue = "1") int number,
            Authentication authentication) {
        Host host = host(authentication, district);
        return new ModelAndView("people/guests-of")
                .addObject("district", host.district())
                .addObject("guests", invitations.guests(id, host.district(), number));
    }

    @PostMapping("/{id}/people/{person}/{access:close|open}")
    ModelAndView let(
            @PathVariable UUID id,
            @PathVariable PersonId person,
            @PathVariable String access,
            @RequestParam @Nullable DistrictId district,
            Authentication authentication,
            RedirectAttributes next) {
        Host host = host(authentication, district);
        invitations.let(access.equals("open"), person, id, host.district(), host.lead());
        next.addFlashAttribute("done", "guests.of.done." + access);
        return new ModelAndView("redirect:/admin/guests/" + id + "?district=" + host.district());
    }

    private ModelAndView page(Host host, InvitationForm form, Map<String, MessageSourceResolvable> problems) {
        return new ModelAndView("people/guests", problems.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT)
                .addObject("district", districts.card(host.district()))
                .addObject("districts", List.of())
                .addObject("invitations", invitations.all(host.district()))
                .addObject("letters", letters.canBeSent())
                .addObject("audiences", terms.audiences())
                .addObject("programmes", terms.programmes(host.district()))
                .addObject("form", form)
                .addObject("problems", problems);
    }

    private static ModelAndView back(Host host) {
        return new ModelAndView("redirect:/admin/guests?district=" + host.district());
    }

    private Host host(Authentication authentication, @Nullable DistrictId asked) {
        if (isOperator(authentication) && asked != null) {
            return new Host(districts.card(asked).id(), null);
        }
        if (authentication.getPrincipal() instanceof SignedInPerson me
                && people.rolesOf(me.id(), me.district()).contains(Role.LEAD)) {
            return new Host(me.district(), me.id());
        }
        throw new InvitationNotFound();
    }

    private static boolean isOperator(Authentication authentication) {
        return authentication.getAuthorities().stream()
                .anyMatch(authority -> "ROLE_OPERATOR".equals(authority.getAuthority()));
    }
}
