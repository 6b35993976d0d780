package org.waymark.home;

import java.util.Set;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.waymark.award.Awards;
import org.waymark.award.Renewals;
import org.waymark.catalog.OwnDrafts;
import org.waymark.people.People;
import org.waymark.people.Role;
import org.waymark.people.SignedInPerson;
import org.waymark.people.VisibilityRule;
import org.waymark.recognition.payroll.Approvals;
import org.waymark.recognition.preapproval.PreApprovals;
import org.waymark.submission.Submissions;
import org.waymark.submission.coaching.Companions;

/** What a person finds first, what they hold, and who sees what. */
@Controller
class HomeController {

    private final Submissions submissions;
    private final Awards awards;
    private final Renewals renewals;
    private final People people;
    private final OwnDrafts drafts;
    private final Companions companions;
    private final Approvals approvals;
    private final PreApprovals preApprovals;

    HomeController(
            Submissions submissions,
            Awards awards,
            Renewals renewals,
            People people,
            OwnDrafts drafts,
            Companions companions,
            Approvals approvals,
            PreApprovals preApprovals) {
        this.companions = companions;
        this.approvals = approvals;
        this.preApprovals = preApprovals;
        this.submissions = submissions;
        this.awards = awards;
        this.renewals = renewals;
        this.people = people;
        this.drafts = drafts;
    }

    @GetMapping("/")
    String front() {
        return "redirect:/home";
    }

    @GetMapping("/home")
    String home(@AuthenticationPrincipal SignedInPerson me, Model model) {
        model.addAttribute("submissions", submissions.of(me.id(), me.district()));
        Set<Role> roles = people.rolesOf(me.id(), me.district());
        model.addAttribute("reads", VisibilityRule.REVIEW_QUEUE.isOpenTo(roles));
        model.addAttribute("preChecks", VisibilityRule.PRE_CHECKS.isOpenTo(roles));
        model.addAttribute("writes", drafts.areWrittenBy(me));
        model.addAttribute(
                "coached",
                roles.contains(Role.COACH) && !me.isGuest() ? companions.waitingFor(me.id(), me.district()) : 0);
        model.addAttribute("toApprove", VisibilityRule.PAYROLL.isOpenTo(roles) ? approvals.waiting(me.district()) : 0);
        model.addAttribute(
                "toAnswer", VisibilityRule.PRE_APPROVALS.isOpenTo(roles) ? preApprovals.waiting(me.district()) : 0);
        return "home/home";
    }

    @GetMapping("/record")
    String record(@AuthenticationPrincipal SignedInPerson me, Model model) {
        model.addAttribute("awards", awards.ever(me.id(), me.district()));
        model.addAttribute("renewals", renewals.of(me));
        return "home/record";
    }

    @GetMapping("/visibility")
    String visibility(Model model) {
        model.addAttribute("rules", VisibilityRule.values());
        return "home/visibility";
    }
}
