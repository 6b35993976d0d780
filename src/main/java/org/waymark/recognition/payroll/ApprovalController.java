package org.waymark.recognition.payroll;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.waymark.people.SignedInPerson;
import org.waymark.recognition.EntitlementId;
import org.waymark.recognition.payroll.PayrollDesk.Clerk;

/** Approving what awards brought, as a second person. */
@Controller
class ApprovalController {

    private final Approvals approvals;
    private final PayrollPages pages;
    private final PayrollDesk desk;

    ApprovalController(Approvals approvals, PayrollPages pages, PayrollDesk desk) {
        this.approvals = approvals;
        this.pages = pages;
        this.desk = desk;
    }

    @GetMapping("/recognition")
    ModelAndView toApprove(
            @RequestParam(defaultValue = "1") int page,
            @AuthenticationPrincipal @Nullable SignedInPerson me,
            Model flashed) {
        Clerk clerk = desk.of(me);
        return new ModelAndView("recognition/payroll/approve")
                .addObject("refused", pages.refused(LeftRows.read(flashed.getAttribute("left")), clerk))
                .addObject("list", pages.toApprove(clerk, page));
    }

    @PostMapping("/recognition/approve")
    ModelAndView approve(
            @RequestParam(defaultValue = "") List<EntitlementId> row,
            @RequestParam(defaultValue = "") List<EntitlementId> shown,
            @RequestParam(defaultValue = "false") boolean all,
            @AuthenticationPrincipal @Nullable SignedInPerson me,
            RedirectAttributes redirect) {
        Clerk clerk = desk.of(me);
        Approvals.Outcome outcome =
                approvals.approve(Set.copyOf(all ? shown : row), clerk.district(), clerk.id(), clerk.role());
        redirect.addFlashAttribute("outcome", outcome.approved().size());
        redirect.addFlashAttribute("left", LeftRows.written(outcome.refused()));
        return new ModelAndView("redirect:/recognition");
    }
}
