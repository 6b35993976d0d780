package org.waymark.award.ownership;

import java.util.Map;
import java.util.Optional;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.waymark.people.SignedInPerson;
import org.waymark.people.earners.Minors;

/** Whose badges are, as they say it themselves. */
@Controller
class OwnershipController {

    private static final String AGAIN = "redirect:/record/ownership";

    private final OwnIdentities identities;
    private final DidProofs proofs;
    private final Minors minors;

    OwnershipController(OwnIdentities identities, DidProofs proofs, Minors minors) {
        this.identities = identities;
        this.proofs = proofs;
        this.minors = minors;
    }

    @GetMapping("/record/ownership")
    ModelAndView own(@AuthenticationPrincipal SignedInPerson me) {
        return page(me, "", Optional.empty());
    }

    @PostMapping("/record/ownership/address")
    ModelAndView name(
            @RequestParam String address,
            @RequestParam boolean named,
            @AuthenticationPrincipal SignedInPerson me,
            RedirectAttributes next) {
        if (named) {
            try {
                identities.name(address, me.id(), me.district());
            } catch (OwnershipRefused refused) {
                return page(me, "", Optional.of(refused));
            }
        } else {
            identities.unname(address, me.id(), me.district());
        }
        return changed(next);
    }

    @PostMapping("/record/ownership/did")
    ModelAndView prove(
            @RequestParam(defaultValue = "") String proof,
            @AuthenticationPrincipal SignedInPerson me,
            RedirectAttributes next) {
        try {
            identities.proved(me.id(), me.district(), proofs.did(proof, me));
        } catch (OwnershipRefused refused) {
            return page(me, proof, Optional.of(refused));
        }
        return changed(next);
    }

    @PostMapping("/record/ownership/did/remove")
    ModelAndView forget(@AuthenticationPrincipal SignedInPerson me, RedirectAttributes next) {
        identities.forgetDid(me.id(), me.district());
        return changed(next);
    }

    private static ModelAndView changed(RedirectAttributes next) {
        next.addFlashAttribute("done", "award.ownership.changed");
        return new ModelAndView(AGAIN);
    }

    private ModelAndView page(SignedInPerson me, String typed, Optional<OwnershipRefused> refused) {
        boolean minor = minors.isProtected(me.id(), me.district());
        return new ModelAndView(
                        "award/ownership/own", refused.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT)
                .addObject("own", identities.own(me.id(), me.district()))
                .addObject("minor", minor)
                .addObject("asked", minor ? "" : proofs.asked(me))
                .addObject("typed", typed)
                .addObject(
                        "problems",
                        refused.<Map<String, MessageSourceResolvable>>map(problem ->
                                        Map.of("proof", new DefaultMessageSourceResolvable(problem.messageKey())))
                                .orElse(Map.of()));
    }
}
