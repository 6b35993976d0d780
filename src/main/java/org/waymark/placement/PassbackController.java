package org.waymark.placement;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.waymark.people.DistrictCard;
import org.waymark.people.DistrictId;
import org.waymark.people.SignedInPerson;

/** What gradebooks were told and where grades are taken: the operator sees all districts, a lead their own. */
@Controller
class PassbackController {

    private static final int LAST_PAGE = 10_000;

    private final GradePassback passback;
    private final GradeOutlooks outlooks;
    private final OverseenDistricts overseen;

    PassbackController(GradePassback passback, GradeOutlooks outlooks, OverseenDistricts overseen) {
        this.passback = passback;
        this.outlooks = outlooks;
        this.overseen = overseen;
    }

    @GetMapping("/admin/passback")
    String receipts(
            @RequestParam(defaultValue = "") String district,
            @RequestParam(defaultValue = "") String show,
            @RequestParam(defaultValue = "0") int page,
            @AuthenticationPrincipal(errorOnInvalidType = false) @Nullable SignedInPerson me,
            HttpServletRequest request,
            Model model) {
        DistrictCard chosen = choice(district, me, request, model);
        if (chosen != null) {
            model.addAttribute(
                    "receipts",
                    passback.receipts(
                            chosen.id(),
                            Receipts.Show.named(show),
                            Math.min(Math.max(page, 0), LAST_PAGE),
                            me == null ? null : me.id()));
        }
        return "placement/passback";
    }

    @GetMapping("/admin/passback/places")
    String places(
            @RequestParam(defaultValue = "") String district,
            @AuthenticationPrincipal(errorOnInvalidType = false) @Nullable SignedInPerson me,
            HttpServletRequest request,
            Model model) {
        DistrictCard chosen = choice(district, me, request, model);
        if (chosen != null) {
            model.addAttribute("places", outlooks.places(chosen.id(), me == null ? null : me.id()));
        }
        return "placement/places";
    }

    @PostMapping("/admin/passback/{district}/{publication}/send")
    String sendAgain(
            @PathVariable DistrictId district,
            @PathVariable ScorePublicationId publication,
            @AuthenticationPrincipal(errorOnInvalidType = false) @Nullable SignedInPerson me,
            HttpServletRequest request,
            RedirectAttributes redirect) {
        overseen.require(district, me, request);
        passback.sendAgain(publication, district);
        return back(district, "placement.passback.queued", redirect);
    }

    @PostMapping("/admin/passback/{district}/{publication}/read")
    String readBack(
            @PathVariable DistrictId district,
            @PathVariable ScorePublicationId publication,
            @AuthenticationPrincipal(errorOnInvalidType = false) @Nullable SignedInPerson me,
            HttpServletRequest request,
            RedirectAttributes redirect) {
        overseen.require(district, me, request);
        passback.readBack(publication, district);
        return back(district, "placement.passback.reading", redirect);
    }

    private @Nullable DistrictCard choice(
            String named, @Nullable SignedInPerson me, HttpServletRequest request, Model model) {
        List<DistrictCard> seen = overseen.of(me, request);
        DistrictCard chosen = OverseenDistricts.chosen(seen, named);
        if (seen.size() > 1) {
            Map<DistrictId, Long> failed = passback.failedEverywhere();
            model.addAttribute(
                    "districts",
                    seen.stream()
                            .map(district -> new DistrictLine(
                                    district.id().toString(),
                                    district.name(),
                                    failed.getOrDefault(district.id(), 0L),
                                    district.equals(chosen)))
                            .toList());
        }
        model.addAttribute("district", chosen);
        return chosen;
    }

    private static String back(DistrictId district, String done, RedirectAttributes redirect) {
        redirect.addFlashAttribute("done", done);
        return "redirect:/admin/passback?district=" + district;
    }

    record DistrictLine(String id, String name, long failed, boolean chosen) {}
}
