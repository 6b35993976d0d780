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
import org.waymark.catalog.DefinitionId;
import org.waymark.people.SignedInPerson;

/** Lets an author say which micro-credential stands behind a course link that names none. */
@Controller
class RelinkController {

    private final Placements placements;
    private final Choices choices;

    RelinkController(Placements placements, Choices choices) {
        this.placements = placements;
        this.choices = choices;
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
        List<Choice> picks = choices.picked(form, me.id(), me.district());
        Map<String, MessageSourceResolvable> problems = PickForm.problems(picks, false);
        if (!problems.isEmpty()) {
            model.addAttribute("problems", problems);
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(placement, form, me, model);
        }
        String chosen = form.picked(picks).definitions().get(0);
        placements.choose(placement, DefinitionId.valueOf(chosen), me);
        return "redirect:/placements/" + placement;
    }

    private String page(PlacementId placement, PickForm form, SignedInPerson me, Model model) {
        List<DefinitionId> proposed = placements.proposals(placement, me);
        Choices.Offered offered = choices.offered(form, proposed, me.id(), me.district());
        model.addAttribute("form", form);
        model.addAttribute("placement", placement.toString());
        model.addAttribute(
                "proposed",
                offered.first().stream()
                        .filter(choice -> proposed.contains(DefinitionId.valueOf(choice.id())))
                        .map(Choice::title)
                        .toList());
        model.addAttribute("choices", offered);
        return "placement/relink";
    }

    private static SignedInPerson signedIn(@Nullable SignedInPerson me) {
        if (me == null) {
            throw new ResponseStatusException(HttpStatus.UNAUTHORIZED);
        }
        return me;
    }
}
