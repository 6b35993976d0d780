package org.waymark.review.appeals;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.waymark.people.People;
import org.waymark.people.SignedInPerson;
import org.waymark.people.VisibilityRule;
import org.waymark.submission.SubmissionId;

/** Asking that somebody else reads it, and for leads how long those who asked wait. */
@Controller
class AppealController {

    private final Appeals appeals;
    private final People people;

    AppealController(Appeals appeals, People people) {
        this.appeals = appeals;
        this.people = people;
    }

    @GetMapping("/submissions/{id}/appeal")
    ModelAndView appeal(@PathVariable SubmissionId id, @AuthenticationPrincipal SignedInPerson me) {
        return page(id, AppealForm.EMPTY, me);
    }

    @PostMapping("/submissions/{id}/appeal")
    ModelAndView file(
            @PathVariable SubmissionId id,
            AppealForm form,
            @AuthenticationPrincipal SignedInPerson me,
            RedirectAttributes redirect) {
        Map<String, MessageSourceResolvable> problems = form.problems();
        if (!problems.isEmpty()) {
            ModelAndView again = page(id, form, me).addObject("problems", problems);
            again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return again;
        }
        appeals.file(id, form.text(), me.id(), me.district());
        redirect.addFlashAttribute("done", "review.appeal.filed");
        return new ModelAndView("redirect:/submissions/" + id + "/appeal");
    }

    @PostMapping("/submissions/{id}/appeal/withdraw")
    String withdraw(
            @PathVariable SubmissionId id, @AuthenticationPrincipal SignedInPerson me, RedirectAttributes redirect) {
        appeals.withdraw(id, me.id(), me.district());
        redirect.addFlashAttribute("done", "review.appeal.withdrawn");
        return "redirect:/submissions/" + id + "/decision";
    }

    @GetMapping("/admin/appeals")
    String all(@AuthenticationPrincipal @Nullable SignedInPerson me, Model model) {
        // The operator is nobody here.
        if (me == null || !VisibilityRule.APPEALS.isOpenTo(people.rolesOf(me.id(), me.district()))) {
            throw new AppealNotFound();
        }
        model.addAttribute("told", appeals.told(me.district()));
        return "review/appeals/all";
    }

    private ModelAndView page(SubmissionId id, AppealForm form, SignedInPerson me) {
        return new ModelAndView("review/appeals/appeal")
                .addObject("outlook", appeals.outlook(id, me.id(), me.district()))
                .addObject("form", form);
    }
}
