package org.waymark.catalog;

import java.util.Locale;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.waymark.people.SignedInPerson;

/** The catalogue: what can be earned here, and the open rubric of each. */
@Controller
class CredentialController {

    private final Definitions definitions;
    private final CredentialTexts texts;
    private final CredentialPages pages;

    CredentialController(Definitions definitions, CredentialTexts texts, CredentialPages pages) {
        this.definitions = definitions;
        this.texts = texts;
        this.pages = pages;
    }

    @GetMapping("/credentials")
    String list(@AuthenticationPrincipal SignedInPerson me, Model model) {
        model.addAttribute("credentials", definitions.published(me.district()));
        return "catalog/credentials";
    }

    @GetMapping("/credentials/{slug}")
    String one(@PathVariable String slug, @AuthenticationPrincipal SignedInPerson me, Locale language, Model model) {
        CredentialPages.CredentialPage page = pages.of(slug, me).orElseThrow(DefinitionNotFound::new);
        model.addAttribute("credential", page.credential());
        model.addAttribute("mayStart", !me.onlyMentor());
        model.addAttribute("grades", page.grades());
        model.addAttribute("text", texts.of(page.credential(), language));
        return "catalog/credential";
    }
}
