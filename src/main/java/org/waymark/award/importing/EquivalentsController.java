package org.waymark.award.importing;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.waymark.catalog.CatalogDesk;
import org.waymark.catalog.CatalogDesks;
import org.waymark.catalog.NamedDefinition;
import org.waymark.people.SignedInPerson;
import org.waymark.people.VisibilityRule;

/** What awards from elsewhere count for here, as leads and designers say it. */
@Controller
@RequestMapping("/admin/equivalents")
class EquivalentsController {

    private static final String AGAIN = "redirect:/admin/equivalents";

    private final Equivalents equivalents;
    private final CatalogDesks desks;

    EquivalentsController(Equivalents equivalents, CatalogDesks desks) {
        this.equivalents = equivalents;
        this.desks = desks;
    }

    @GetMapping
    ModelAndView list(@AuthenticationPrincipal SignedInPerson me) {
        return page(desk(me), EquivalentForm.blank());
    }

    @PostMapping
    ModelAndView add(EquivalentForm form, @AuthenticationPrincipal SignedInPerson me, RedirectAttributes next) {
        CatalogDesk desk = desk(me);
        Map<String, MessageSourceResolvable> problems = form.problems();
        if (!problems.isEmpty()) {
            ModelAndView again = page(desk, form).addObject("problems", problems);
            again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return again;
        }
        equivalents.add(form, desk);
        next.addFlashAttribute("done", "award.equivalents.added");
        return new ModelAndView(AGAIN);
    }

    @PostMapping("/{id}/end")
    String end(@PathVariable EquivalentId id, @AuthenticationPrincipal SignedInPerson me, RedirectAttributes next) {
        equivalents.end(id, desk(me));
        next.addFlashAttribute("done", "award.equivalents.ended");
        return AGAIN;
    }

    private CatalogDesk desk(SignedInPerson me) {
        return desks.of(me, VisibilityRule.STANDARDS_AND_STACKS).orElseThrow(ImportedAwardNotFound::new);
    }

    private ModelAndView page(CatalogDesk desk, EquivalentForm form) {
        Map<String, String> choices = new LinkedHashMap<>();
        choices.put("", "");
        for (NamedDefinition definition : equivalents.choices(desk.district())) {
            choices.put(definition.id().toString(), definition.title());
        }
        return new ModelAndView("award/equivalents", "rules", equivalents.of(desk.district()))
                .addObject("choices", choices)
                .addObject("form", form);
    }
}
