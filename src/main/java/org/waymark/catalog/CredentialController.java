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
    private final CourseGrades grades;

    CredentialController(Definitions definitions, CredentialTexts texts, CourseGrades grades) {
        this.definitions = definitions;
        this.texts = texts;
        this.grades = grades;
    }

    @GetMapping("/credentials")
    String list(@AuthenticationPrincipal SignedInPerson me, Model model) {
        model.addAttribute("credentials", definitions.published(me.district()));
        return "catalog/credentials";
    }

    @GetMapping("/credentials/{slug}")
    String one(@PathVariable String slug, @AuthenticationPrincipal SignedInPerson me, Locale language, Model model) {
        DefinitionVersion credential = definitions.current(slug, me.district()).orElseThrow(DefinitionNotFound::new);
        model.addAttribute("credential", credential);
        model.addAttribute("mayStart", !me.onlyMentor());
        model.addAttribute("grades", grades.outlook(credential.definition(), me));
        model.addAttribute("text", texts.of(credential, language));
        return "catalog/credential";
    }
}
