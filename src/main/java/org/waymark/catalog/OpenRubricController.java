package org.waymark.catalog;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Locale;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
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
    private final NeededReaders readers;
    private final ServedGoals goals;
    private final BadgePictures pictures;

    OpenRubricController(
            OpenRubrics rubrics,
            CredentialTexts texts,
            NeededReaders readers,
            ServedGoals goals,
            BadgePictures pictures) {
        this.rubrics = rubrics;
        this.texts = texts;
        this.readers = readers;
        this.goals = goals;
        this.pictures = pictures;
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
        int needed = readers.of(rubric.credential(), district);
        model.addAttribute("readers", needed);
        model.addAttribute("goals", goals.of(rubric.credential().content(), null, district));
        model.addAttribute("picture", "/open/" + district + "/credentials/" + slug + "/badge.svg");
        model.addAttribute("text", texts.of(rubric.credential(), needed, language));
        return "catalog/open";
    }

    @GetMapping("/open/{district}/credentials/{slug}/badge.svg")
    ResponseEntity<byte[]> picture(@PathVariable DistrictId district, @PathVariable String slug) {
        OpenRubrics.OpenRubric rubric = rubrics.of(district, slug).orElseThrow(DefinitionNotFound::new);
        return BadgeImage.of(
                pictures.svg(rubric.credential().content(), rubric.credential().code(), district),
                CacheControl.maxAge(Duration.ofMinutes(10)).cachePublic());
    }
}
