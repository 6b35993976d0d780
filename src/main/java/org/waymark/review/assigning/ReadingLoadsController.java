package org.waymark.review.assigning;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.waymark.people.People;
import org.waymark.people.SignedInPerson;
import org.waymark.people.VisibilityRule;

/** A lead's page: who holds what, what is late, for what there are too few readers. */
@Controller
@RequestMapping("/admin/reviews")
class ReadingLoadsController {

    private final ReadingLoads loads;
    private final People people;

    ReadingLoadsController(ReadingLoads loads, People people) {
        this.loads = loads;
        this.people = people;
    }

    @GetMapping
    String page(@AuthenticationPrincipal @Nullable SignedInPerson me, Model model) {
        SignedInPerson lead = lead(me);
        model.addAttribute("told", loads.of(lead.id(), lead.district()));
        return "review/assigning/loads";
    }

    @PostMapping("/{id}/hand-over")
    String handOver(
            @PathVariable UUID id, @AuthenticationPrincipal @Nullable SignedInPerson me, RedirectAttributes redirect) {
        SignedInPerson lead = lead(me);
        boolean passed = loads.handOver(id, lead.id(), lead.district());
        redirect.addFlashAttribute("done", passed ? "review.loads.handed-over" : "review.loads.nobody-free");
        return "redirect:/admin/reviews";
    }

    /** The operator is nobody here. */
    private SignedInPerson lead(@Nullable SignedInPerson me) {
        if (me == null || !VisibilityRule.REVIEW_LOADS.isOpenTo(people.rolesOf(me.id(), me.district()))) {
            throw new AssigningNotFound();
        }
        return me;
    }
}
