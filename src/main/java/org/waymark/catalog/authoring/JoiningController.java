package org.waymark.catalog.authoring;

import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.waymark.people.SignedInPerson;

/** A revision that a newer version has overtaken, side by side with it. */
@Controller
@RequestMapping("/design/{id}/newer")
class JoiningController {

    private final Joinings joinings;

    JoiningController(Joinings joinings) {
        this.joinings = joinings;
    }

    @GetMapping
    ModelAndView page(@PathVariable DraftId id, @AuthenticationPrincipal SignedInPerson me) {
        return joinings.of(id, me)
                .map(joining -> new ModelAndView("authoring/newer", "view", joining))
                .orElseGet(() -> new ModelAndView("redirect:/design/" + id));
    }

    @PostMapping
    ModelAndView join(
            @PathVariable DraftId id,
            @RequestParam MultiValueMap<String, String> sent,
            @AuthenticationPrincipal SignedInPerson me,
            RedirectAttributes redirect) {
        SectionForm form = new SectionForm(sent);
        try {
            joinings.join(id, form.theirs(), form.edition(), me);
        } catch (DraftConflict changed) {
            ModelAndView page = page(id, me);
            page.setStatus(HttpStatus.CONFLICT);
            return page.addObject("changed", true);
        }
        redirect.addFlashAttribute("done", "authoring.newer.done");
        return new ModelAndView("redirect:/design/" + id);
    }
}
