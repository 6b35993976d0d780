package org.waymark.placement;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.waymark.audit.AuditLog;
import org.waymark.people.DistrictCard;
import org.waymark.people.DistrictId;
import org.waymark.people.Districts;
import org.waymark.people.People;
import org.waymark.people.SignedInPerson;
import org.waymark.people.VisibilityRule;

/** What a link of a course opens, for those who arrange it; and what was not named by links, for operator and leads. */
@Controller
class PlacementController {

    private final Placements placements;
    private final Districts districts;
    private final People people;

    PlacementController(Placements placements, Districts districts, People people) {
        this.placements = placements;
        this.districts = districts;
        this.people = people;
    }

    @GetMapping("/placements/{id}")
    String show(@PathVariable PlacementId id, @AuthenticationPrincipal SignedInPerson me, Model model) {
        model.addAttribute("view", placements.view(id, me));
        return "placement/placement";
    }

    @PostMapping("/placements/{id}/undo")
    String undo(@PathVariable PlacementId id, @AuthenticationPrincipal SignedInPerson me, RedirectAttributes redirect) {
        placements.undo(id, me);
        redirect.addFlashAttribute("done", "placement.undone");
        return "redirect:/placements/" + id;
    }

    record InDistrict(String name, List<PlacementView> placements) {}

    @GetMapping("/admin/placements")
    String list(
            @AuthenticationPrincipal(errorOnInvalidType = false) @Nullable SignedInPerson me,
            HttpServletRequest request,
            Model model) {
        model.addAttribute(
                "districts",
                visibleTo(me, request).stream()
                        .map(district -> new InDistrict(district.name(), placements.notNamed(district.id())))
                        .filter(district -> !district.placements().isEmpty())
                        .toList());
        return "placement/placements";
    }

    @PostMapping("/admin/placements/{district}/{id}/undo")
    String undo(
            @PathVariable DistrictId district,
            @PathVariable PlacementId id,
            @AuthenticationPrincipal(errorOnInvalidType = false) @Nullable SignedInPerson me,
            HttpServletRequest request,
            RedirectAttributes redirect) {
        if (visibleTo(me, request).stream().noneMatch(visible -> visible.id().equals(district))) {
            throw new PlacementNotFound();
        }
        placements.undo(id, district, me == null ? AuditLog.OPERATOR : me.id().toString());
        redirect.addFlashAttribute("done", "placement.undone");
        return "redirect:/admin/placements";
    }

    private List<DistrictCard> visibleTo(@Nullable SignedInPerson me, HttpServletRequest request) {
        if (request.isUserInRole("OPERATOR")) {
            return districts.all();
        }
        if (me != null && VisibilityRule.COURSE_LINKS.isOpenTo(people.rolesOf(me.id(), me.district()))) {
            return List.of(districts.card(me.district()));
        }
        throw new PlacementNotFound();
    }
}
