package org.waymark.review.certification;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.waymark.catalog.stacks.StackId;
import org.waymark.people.SignedInPerson;

/** Who earned a stack that admits says whether they would like to review; a lead gives the role. */
@Controller
class AdmissionController {

    private final Admissions admissions;
    private final MessageSource messages;

    AdmissionController(Admissions admissions, MessageSource messages) {
        this.admissions = admissions;
        this.messages = messages;
    }

    @GetMapping("/reviewing")
    String asked(@AuthenticationPrincipal SignedInPerson me, Model model) {
        model.addAttribute("told", admissions.asked(me.id(), me.district()));
        return "review/samples/reviewing";
    }

    @PostMapping("/reviewing")
    String answer(@RequestParam boolean yes, @AuthenticationPrincipal SignedInPerson me, RedirectAttributes redirect) {
        admissions.answer(yes, me.id(), me.district());
        redirect.addFlashAttribute("done", yes ? "review.admission.yes.said" : "review.admission.no.said");
        return "redirect:/reviewing";
    }

    @GetMapping("/admin/reviewers")
    String all(@AuthenticationPrincipal @Nullable SignedInPerson me, Model model) {
        SignedInPerson lead = lead(me);
        model.addAttribute("told", admissions.overview(lead.id(), lead.district()));
        return "review/samples/reviewers";
    }

    @PostMapping("/admin/reviewers")
    String choose(
            @RequestParam(defaultValue = "") List<StackId> stack,
            @AuthenticationPrincipal @Nullable SignedInPerson me,
            RedirectAttributes redirect) {
        SignedInPerson lead = lead(me);
        admissions.choose(new LinkedHashSet<>(stack), lead.id(), lead.district());
        redirect.addFlashAttribute("done", "review.admission.chosen");
        return "redirect:/admin/reviewers";
    }

    @PostMapping("/admin/reviewers/{id}/admit")
    String admit(
            @PathVariable UUID id, @AuthenticationPrincipal @Nullable SignedInPerson me, RedirectAttributes redirect) {
        SignedInPerson lead = lead(me);
        String reason = messages.getMessage("review.admission.reason", null, LocaleContextHolder.getLocale());
        admissions.admit(id, reason, lead.id(), lead.district());
        redirect.addFlashAttribute("done", "review.admission.admitted");
        return "redirect:/admin/reviewers";
    }

    @PostMapping("/admin/reviewers/{id}/leave")
    String leave(
            @PathVariable UUID id, @AuthenticationPrincipal @Nullable SignedInPerson me, RedirectAttributes redirect) {
        SignedInPerson lead = lead(me);
        admissions.leave(id, lead.id(), lead.district());
        redirect.addFlashAttribute("done", "review.admission.left");
        return "redirect:/admin/reviewers";
    }

    /** The operator is nobody here. */
    private static SignedInPerson lead(@Nullable SignedInPerson me) {
        if (me == null) {
            throw new SampleNotFound();
        }
        return me;
    }
}
