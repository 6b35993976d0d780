package org.waymark.submission.plan;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.waymark.catalog.DefinitionId;
import org.waymark.catalog.Definitions;
import org.waymark.catalog.NotOpen;
import org.waymark.people.SignedInPerson;
import org.waymark.people.guests.Guests;
import org.waymark.submission.EnrolmentId;
import org.waymark.submission.SubmissionId;
import org.waymark.submission.SubmissionNotFound;
import org.waymark.submission.Submissions;

/** Beginning a micro-credential, or going on with it. */
@Controller
class StartController {

    private final Submissions submissions;
    private final Plans plans;
    private final Definitions definitions;
    private final Guests guests;

    StartController(Submissions submissions, Plans plans, Definitions definitions, Guests guests) {
        this.submissions = submissions;
        this.plans = plans;
        this.definitions = definitions;
        this.guests = guests;
    }

    @PostMapping("/credentials/{slug}/start")
    String start(
            @PathVariable String slug,
            @RequestParam(required = false) @Nullable String goal,
            @RequestParam(required = false) @Nullable String already,
            @AuthenticationPrincipal SignedInPerson me) {
        DefinitionId definition = mayBegin(slug, me);
        boolean first = plans.begun(definition, me).isEmpty();
        SubmissionId attempt;
        try {
            attempt = submissions.start(definition, me.id(), me.district());
        } catch (NotOpen closed) {
            // Its page says why, and what to do instead.
            return "redirect:/credentials/" + slug;
        }
        Optional<EnrolmentId> plan = first ? plans.begun(definition, me) : Optional.empty();
        if (plan.isPresent()) {
            if (goal != null && !goal.isBlank()) {
                plans.mean(plan.get(), PlanForm.sentence(goal), me);
            }
            if (already != null) {
                return "redirect:/plan/" + plan.get() + "/already";
            }
        }
        return "redirect:/submissions/" + attempt;
    }

    /** Once more, after the award has ended or was revoked, or shortly before it ends. */
    @PostMapping("/credentials/{slug}/anew")
    String anew(@PathVariable String slug, @AuthenticationPrincipal SignedInPerson me, RedirectAttributes redirect) {
        DefinitionId definition = mayBegin(slug, me);
        try {
            return "redirect:/submissions/" + submissions.startAnew(definition, me.id(), me.district());
        } catch (NotOpen closed) {
            redirect.addFlashAttribute("done", "plan.anew.closed");
            return "redirect:/credentials/" + slug;
        }
    }

    private DefinitionId mayBegin(String slug, SignedInPerson me) {
        DefinitionId definition = definitions
                .current(slug, me.district())
                .orElseThrow(SubmissionNotFound::new)
                .definition();
        if (me.onlyMentor() || !guests.mayBegin(me).test(definition.id())) {
            throw new SubmissionNotFound();
        }
        return definition;
    }
}
