package org.waymark.catalog;

import java.util.Locale;
import java.util.UUID;
import java.util.function.Predicate;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.waymark.people.SignedInPerson;
import org.waymark.people.guests.Guests;

/** The catalogue: what can be earned here, and the open rubric of each. */
@Controller
class CredentialController {

    private final Definitions definitions;
    private final CredentialTexts texts;
    private final CredentialPages pages;
    private final Guests guests;

    CredentialController(Definitions definitions, CredentialTexts texts, CredentialPages pages, Guests guests) {
        this.definitions = definitions;
        this.texts = texts;
        this.pages = pages;
        this.guests = guests;
    }

    @GetMapping("/credentials")
    String list(@AuthenticationPrincipal SignedInPerson me, Model model) {
        Predicate<UUID> mayBegin = guests.mayBegin(me);
        model.addAttribute(
                "credentials",
                definitions.published(me.district()).stream()
                        .filter(credential ->
                                mayBegin.test(credential.definition().id()))
                        .toList());
        return "catalog/credentials";
    }

    @GetMapping("/credentials/{slug}")
    String one(@PathVariable String slug, @AuthenticationPrincipal SignedInPerson me, Locale language, Model model) {
        CredentialPages.CredentialPage page = pages.of(slug, me).orElseThrow(DefinitionNotFound::new);
        model.addAttribute("credential", page.credential());
        model.addAttribute(
                "mayStart",
                !me.onlyMentor()
                        && guests.mayBegin(me)
                                .test(page.credential().definition().id()));
        model.addAttribute("grades", page.grades());
        model.addAttribute("standards", page.standards());
        model.addAttribute("text", texts.of(page.credential(), language));
        return "catalog/credential";
    }
}
