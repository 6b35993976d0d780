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
import org.waymark.people.DistrictCard;
import org.waymark.people.DistrictId;
import org.waymark.people.Districts;
import org.waymark.people.People;
import org.waymark.people.Role;
import org.waymark.people.SignedInPerson;

/** Scores that did not reach a gradebook: the operator sees all districts, a lead their own. */
@Controller
class PassbackController {

    private final GradePassback passback;
    private final Districts districts;
    private final People people;

    PassbackController(GradePassback passback, Districts districts, People people) {
        this.passback = passback;
        this.districts = districts;
        this.people = people;
    }

    @GetMapping("/admin/passback")
    String failed(
            @AuthenticationPrincipal(errorOnInvalidType = false) @Nullable SignedInPerson me,
            HttpServletRequest request,
            Model model) {
        List<FailedInDistrict> all = visibleTo(me, request).stream()
                .map(district -> new FailedInDistrict(district.name(), passback.failed(district.id())))
                .filter(district -> !district.scores().isEmpty())
                .toList();
        model.addAttribute("districts", all);
        return "placement/passback";
    }

    @PostMapping("/admin/passback/{district}/{publication}/send")
    String sendAgain(
            @PathVariable DistrictId district,
            @PathVariable ScorePublicationId publication,
            @AuthenticationPrincipal(errorOnInvalidType = false) @Nullable SignedInPerson me,
            HttpServletRequest request,
            RedirectAttributes redirect) {
        if (visibleTo(me, request).stream().noneMatch(visible -> visible.id().equals(district))) {
            throw new PlacementNotFound();
        }
        passback.sendAgain(publication, district);
        redirect.addFlashAttribute("done", "placement.passback.queued");
        return "redirect:/admin/passback";
    }

    private List<DistrictCard> visibleTo(@Nullable SignedInPerson me, HttpServletRequest request) {
        if (request.isUserInRole("OPERATOR")) {
            return districts.all();
        }
        if (me != null && people.rolesOf(me.id(), me.district()).contains(Role.LEAD)) {
            return List.of(districts.card(me.district()));
        }
        throw new PlacementNotFound();
    }

    record FailedInDistrict(String name, List<FailedScore> scores) {}
}
