package org.waymark.people.guests;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.waymark.notices.Letters;
import org.waymark.people.SignedInPerson;
import org.waymark.people.earners.Minors;

/** One's own e-mail addresses: with one of them the record stays open to people who leave the LMS. */
@Controller
class AddressController {

    private static final String AGAIN = "redirect:/record/addresses";

    private final OwnAddresses addresses;
    private final AddedAddresses added;
    private final LinkSessions sessions;
    private final Letters letters;
    private final Minors minors;

    AddressController(
            OwnAddresses addresses, AddedAddresses added, LinkSessions sessions, Letters letters, Minors minors) {
        this.addresses = addresses;
        this.added = added;
        this.sessions = sessions;
        this.letters = letters;
        this.minors = minors;
    }

    @GetMapping("/record/addresses")
    ModelAndView mine(@AuthenticationPrincipal SignedInPerson me) {
        return page(me, "", Optional.empty());
    }

    @PostMapping("/record/addresses")
    ModelAndView add(
            @RequestParam(defaultValue = "") String address,
            @AuthenticationPrincipal SignedInPerson me,
            Locale language,
            RedirectAttributes next) {
        try {
            added.add(me, address, language);
        } catch (OwnAddressRefused refused) {
            return page(me, address, Optional.of(refused));
        }
        next.addFlashAttribute("done", "guests.addresses.sent");
        return new ModelAndView(AGAIN);
    }

    @PostMapping("/record/addresses/{id}/letter")
    ModelAndView again(
            @PathVariable UUID id,
            @AuthenticationPrincipal SignedInPerson me,
            Locale language,
            RedirectAttributes next) {
        try {
            added.again(me, id, language);
        } catch (OwnAddressRefused refused) {
            return page(me, "", Optional.of(refused));
        }
        next.addFlashAttribute("done", "guests.addresses.sent");
        return new ModelAndView(AGAIN);
    }

    @PostMapping("/record/addresses/{id}/remove")
    ModelAndView remove(
            @PathVariable UUID id,
            @AuthenticationPrincipal SignedInPerson me,
            HttpServletRequest request,
            RedirectAttributes next) {
        try {
            addresses.remove(id, me.id(), me.district(), me.isGuest());
        } catch (OwnAddressRefused refused) {
            return page(me, "", Optional.of(refused));
        }
        sessions.endOthers(me.id(), request.getSession(false));
        next.addFlashAttribute("done", "guests.addresses.removed");
        return new ModelAndView(AGAIN);
    }

    private ModelAndView page(SignedInPerson me, String typed, Optional<OwnAddressRefused> refused) {
        return new ModelAndView(
                        "people/addresses", refused.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT)
                .addObject("addresses", addresses.all(me.id(), me.district()))
                .addObject("minor", minors.isProtected(me.id(), me.district()))
                .addObject("letters", letters.canBeSent())
                .addObject("typed", typed)
                .addObject(
                        "problems",
                        refused.<Map<String, MessageSourceResolvable>>map(problem ->
                                        Map.of("address", new DefaultMessageSourceResolvable(problem.messageKey())))
                                .orElse(Map.of()));
    }
}
