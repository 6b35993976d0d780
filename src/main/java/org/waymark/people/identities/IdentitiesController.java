package org.waymark.people.identities;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.waymark.people.Desk;
import org.waymark.people.Desks;
import org.waymark.people.DistrictId;
import org.waymark.people.People;
import org.waymark.people.PersonId;
import org.waymark.people.PersonNotFound;
import org.waymark.people.VisibilityRule;

/** Which LMS identities are one person: for the operator in any district, for a lead in their own. */
@Controller
@RequestMapping("/admin/people/{id}/identities")
class IdentitiesController {

    private final Identities identities;
    private final People people;
    private final Desks desks;

    IdentitiesController(Identities identities, People people, Desks desks) {
        this.identities = identities;
        this.people = people;
        this.desks = desks;
    }

    @GetMapping
    ModelAndView list(
            @PathVariable PersonId id,
            @RequestParam @Nullable DistrictId district,
            @RequestParam(name = "q", defaultValue = "") String search,
            Authentication authentication) {
        return page(id, desk(authentication, district), search, Map.of(), "");
    }

    @GetMapping("/{other}")
    ModelAndView outlook(
            @PathVariable PersonId id,
            @PathVariable PersonId other,
            @RequestParam @Nullable DistrictId district,
            Authentication authentication) {
        return outlook(id, other, desk(authentication, district), Map.of(), "");
    }

    @PostMapping("/{other}")
    ModelAndView link(
            @PathVariable PersonId id,
            @PathVariable PersonId other,
            @RequestParam @Nullable DistrictId district,
            @RequestParam(defaultValue = "") String reason,
            Authentication authentication,
            RedirectAttributes next) {
        Desk desk = desk(authentication, district);
        try {
            identities.link(id, other, desk.district(), desk.lead(), reason);
        } catch (LinkRefused refused) {
            return outlook(id, other, desk, problems(refused), reason);
        }
        List.of(id, other).forEach(identities::endSessions);
        next.addFlashAttribute("done", "people.identities.linked");
        return back(id, desk);
    }

    @PostMapping("/{link}/undo")
    ModelAndView undo(
            @PathVariable PersonId id,
            @PathVariable UUID link,
            @RequestParam @Nullable DistrictId district,
            @RequestParam(defaultValue = "") String reason,
            Authentication authentication,
            RedirectAttributes next) {
        Desk desk = desk(authentication, district);
        List<PersonId> joined = identities.joined(link, desk.district());
        try {
            identities.undo(link, desk.district(), desk.lead(), reason);
        } catch (LinkRefused refused) {
            return page(id, desk, "", Map.of("undo-" + link, refused.why().get(0)), reason);
        }
        joined.forEach(identities::endSessions);
        next.addFlashAttribute("done", "people.identities.parted");
        return back(joined.get(0), desk);
    }

    private Desk desk(Authentication authentication, @Nullable DistrictId asked) {
        return desks.of(VisibilityRule.IDENTITIES, authentication, asked).orElseThrow(PersonNotFound::new);
    }

    private ModelAndView page(
            PersonId id, Desk desk, String search, Map<String, MessageSourceResolvable> problems, String typed) {
        List<Identities.Identity> listed = identities.look(id, desk);
        List<PersonId> same = listed.stream().map(Identities.Identity::id).toList();
        List<People.Found> found =
                new ArrayList<>(search.isBlank() ? List.of() : people.search(search, desk.district()));
        found.removeIf(person -> same.contains(person.id()));
        ModelAndView page = new ModelAndView("people/identities")
                .addObject("district", desk.district())
                .addObject("person", listed.get(0))
                .addObject("identities", listed)
                .addObject("search", search)
                .addObject("found", found)
                .addObject("typed", typed)
                .addObject("problems", problems);
        page.setStatus(problems.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    private ModelAndView outlook(
            PersonId id, PersonId other, Desk desk, Map<String, MessageSourceResolvable> problems, String typed) {
        ModelAndView page = new ModelAndView("people/identities-outlook")
                .addObject("district", desk.district())
                .addObject("outlook", identities.look(id, other, desk))
                .addObject("typed", typed)
                .addObject("problems", problems);
        page.setStatus(problems.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    private static Map<String, MessageSourceResolvable> problems(LinkRefused refused) {
        Map<String, MessageSourceResolvable> problems = new LinkedHashMap<>();
        refused.why().forEach(why -> problems.put(problems.isEmpty() ? "reason" : "reason-" + problems.size(), why));
        return problems;
    }

    private static ModelAndView back(PersonId id, Desk desk) {
        return new ModelAndView("redirect:/admin/people/" + id + "/identities?district=" + desk.district());
    }
}
