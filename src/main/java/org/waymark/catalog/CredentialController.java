package org.waymark.catalog;

import java.util.Locale;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.waymark.people.SignedInPerson;
import org.waymark.people.guests.Guests;

/** The page of a micro-credential, with its open rubric. */
@Controller
class CredentialController {

    private final CredentialTexts texts;
    private final CredentialPages pages;
    private final Guests guests;
    // Implemented by a module above, which uses this one.
    private final ObjectProvider<StartingPoint> starting;

    CredentialController(
            CredentialTexts texts, CredentialPages pages, Guests guests, ObjectProvider<StartingPoint> starting) {
        this.texts = texts;
        this.pages = pages;
        this.guests = guests;
        this.starting = starting;
    }

    @GetMapping("/credentials/{slug}")
    String one(@PathVariable String slug, @AuthenticationPrincipal SignedInPerson me, Locale language, Model model) {
        CredentialPages.CredentialPage page = pages.of(slug, me).orElseThrow(DefinitionNotFound::new);
        model.addAttribute("credential", page.credential());
        boolean mayStart = !me.onlyMentor()
                && page.standing().door().isOpen()
                && guests.mayBegin(me).test(page.credential().definition().id());
        model.addAttribute("mayStart", mayStart);
        if (mayStart) {
            starting.stream()
                    .flatMap(each -> each.before(page.credential(), me).stream())
                    .findFirst()
                    .ifPresent(said -> model.addAttribute("start", said));
        }
        model.addAttribute("standing", page.standing());
        model.addAttribute("grades", page.grades());
        model.addAttribute("standards", page.standards());
        model.addAttribute("text", texts.of(page.credential(), language));
        return "catalog/credential";
    }
}
