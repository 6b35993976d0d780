package org.waymark.review.certification;

import java.util.UUID;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.waymark.people.SignedInPerson;

/** An earner says whether their work may become a sample piece. */
@Controller
@RequestMapping("/samples")
class AnchorRequestController {

    private final Anchors anchors;
    private final Admissions admissions;

    AnchorRequestController(Anchors anchors, Admissions admissions) {
        this.anchors = anchors;
        this.admissions = admissions;
    }

    @GetMapping
    String allAsked(@AuthenticationPrincipal SignedInPerson me, Model model) {
        model.addAttribute("all", anchors.allAsked(me.id(), me.district()));
        model.addAttribute("reviewing", admissions.isAsked(me.id(), me.district()));
        return "review/samples/all-asked";
    }

    @GetMapping("/{id}")
    String asked(@PathVariable UUID id, @AuthenticationPrincipal SignedInPerson me, Model model) {
        model.addAttribute("told", anchors.asked(id, me.id(), me.district()));
        return "review/samples/asked";
    }

    @PostMapping("/{id}")
    String answer(
            @PathVariable UUID id,
            @RequestParam boolean yes,
            @AuthenticationPrincipal SignedInPerson me,
            RedirectAttributes redirect) {
        anchors.answer(id, yes, me.id(), me.district());
        redirect.addFlashAttribute("done", yes ? "review.samples.allowed" : "review.samples.not-allowed");
        return "redirect:/samples/" + id;
    }
}
