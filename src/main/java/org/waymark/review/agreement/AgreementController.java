package org.waymark.review.agreement;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.waymark.catalog.DefinitionVersionId;
import org.waymark.people.People;
import org.waymark.people.SignedInPerson;
import org.waymark.people.VisibilityRule;

/** How far readers agree: all of it for leads, their own for readers. */
@Controller
class AgreementController {

    private final Agreements agreements;
    private final ReviewPauses pauses;
    private final People people;

    AgreementController(Agreements agreements, ReviewPauses pauses, People people) {
        this.agreements = agreements;
        this.pauses = pauses;
        this.people = people;
    }

    @GetMapping("/admin/agreement")
    String pool(@AuthenticationPrincipal @Nullable SignedInPerson me, Model model) {
        SignedInPerson lead = lead(me);
        model.addAttribute("told", agreements.pool(lead.id(), lead.district()));
        return "review/agreement/pool";
    }

    @GetMapping("/admin/agreement/{version}")
    String version(
            @PathVariable DefinitionVersionId version,
            @AuthenticationPrincipal @Nullable SignedInPerson me,
            Model model) {
        model.addAttribute("told", agreements.of(version, lead(me).district()));
        return "review/agreement/version";
    }

    @PostMapping("/admin/agreement/pauses/{id}/end")
    String goOn(
            @PathVariable UUID id, @AuthenticationPrincipal @Nullable SignedInPerson me, RedirectAttributes redirect) {
        SignedInPerson lead = lead(me);
        pauses.end(id, lead.id(), lead.district());
        redirect.addFlashAttribute("done", "review.agreement.resumed");
        return "redirect:/admin/agreement";
    }

    @GetMapping("/reviews/agreement")
    String own(@AuthenticationPrincipal SignedInPerson me, Model model) {
        if (!VisibilityRule.REVIEW_QUEUE.isOpenTo(people.rolesOf(me.id(), me.district()))) {
            throw new AgreementNotFound();
        }
        model.addAttribute("told", agreements.own(me.id(), me.district()));
        return "review/agreement/own";
    }

    /** The operator is nobody here. */
    private SignedInPerson lead(@Nullable SignedInPerson me) {
        if (me == null || !VisibilityRule.AGREEMENT.isOpenTo(people.rolesOf(me.id(), me.district()))) {
            throw new AgreementNotFound();
        }
        return me;
    }
}
