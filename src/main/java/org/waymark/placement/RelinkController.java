package org.waymark.placement;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.waymark.catalog.Beginnings;
import org.waymark.catalog.DefinitionId;
import org.waymark.people.SignedInPerson;

/** Lets an author say which micro-credential stands behind a course link that names none. */
@Controller
class RelinkController {

    private final Placements placements;
    private final Beginnings beginnings;

    RelinkController(Placements placements, Beginnings beginnings) {
        this.placements = placements;
        this.beginnings = beginnings;
    }

    @GetMapping(
            path = "/pick",
            params = {"placement", "!request"})
    String show(
            @RequestParam PlacementId placement, @AuthenticationPrincipal @Nullable SignedInPerson me, Model model) {
        return page(placement, PickForm.fresh(null), signedIn(me), model);
    }

    @PostMapping(path = "/placements/{placement}/definition", params = "search")
    String search(
            @PathVariable PlacementId placement,
            @ModelAttribute("form") PickForm form,
            @AuthenticationPrincipal SignedInPerson me,
            Model model) {
        return page(placement, form, me, model);
    }

    @PostMapping(path = "/placements/{placement}/definition", params = "!search")
    String choose(
            @PathVariable PlacementId placement,
            @ModelAttribute("form") PickForm form,
            @AuthenticationPrincipal SignedInPerson me,
            HttpServletResponse response,
            Model model) {
        List<Choice> choices = choices(form, me);
        Map<String, MessageSourceResolvable> problems = form.problems(choices, false);
        if (!problems.isEmpty()) {
            model.addAttribute("problems", problems);
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(placement, form, me, model);
        }
        String chosen = form.picked(choices).definitions().get(0);
        placements.choose(placement, DefinitionId.valueOf(chosen), me);
        return "redirect:/placements/" + placement;
    }

    private String page(PlacementId placement, PickForm form, SignedInPerson me, Model model) {
        List<String> proposed = placements.proposals(placement, me).stream()
                .map(DefinitionId::toString)
                .toList();
        List<Choice> choices = choices(form, me);
        model.addAttribute("form", form);
        model.addAttribute("placement", placement.toString());
        model.addAttribute(
                "proposed",
                choices.stream()
                        .filter(choice -> proposed.contains(choice.id()))
                        .map(Choice::title)
                        .toList());
        model.addAttribute("choices", Choice.first(proposed, choices));
        return "placement/relink";
    }

    private List<Choice> choices(PickForm form, SignedInPerson me) {
        return Choice.among(beginnings.toPlace(me.id(), me.district()), form.lookedFor(), form.ticked());
    }

    private static SignedInPerson signedIn(@Nullable SignedInPerson me) {
        if (me == null) {
            throw new ResponseStatusException(HttpStatus.UNAUTHORIZED);
        }
        return me;
    }
}
