package org.waymark.catalog;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.waymark.people.DistrictId;

/**
 * A micro-credential for anyone, where its district publishes its rubrics. The district stands in the address by its id,
 * which outlives a new name.
 */
@Controller
class OpenRubricController {

    private final OpenRubrics rubrics;
    private final CredentialTexts texts;

    OpenRubricController(OpenRubrics rubrics, CredentialTexts texts) {
        this.rubrics = rubrics;
        this.texts = texts;
    }

    @GetMapping("/open/{district}/credentials/{slug}")
    String show(
            @PathVariable DistrictId district,
            @PathVariable String slug,
            Locale language,
            HttpServletResponse response,
            Model model) {
        OpenRubrics.OpenRubric rubric = rubrics.of(district, slug).orElseThrow(DefinitionNotFound::new);
        // Open to whoever has the address is not the same as listed for everyone.
        response.setHeader("X-Robots-Tag", "noindex");
        model.addAttribute("credential", rubric.credential());
        model.addAttribute("district", rubric.district());
        model.addAttribute("text", texts.of(rubric.credential(), language));
        return "catalog/open";
    }
}
