package org.waymark.submission.plan;

import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.waymark.people.SignedInPerson;
import org.waymark.submission.EnrolmentId;
import org.waymark.submission.Phrase;
import org.waymark.submission.SubmissionLocked;

/** Taking back and leaving: one page that says before what becomes of what. */
@Controller
class LeaveController {

    private final Plans plans;

    LeaveController(Plans plans) {
        this.plans = plans;
    }

    @GetMapping("/plan/{id}/leave")
    ModelAndView ask(@PathVariable EnrolmentId id, @AuthenticationPrincipal SignedInPerson me) {
        return page(id, me);
    }

    @PostMapping("/plan/{id}/leave")
    ModelAndView leave(
            @PathVariable EnrolmentId id,
            @RequestParam(defaultValue = "") String way,
            @AuthenticationPrincipal SignedInPerson me,
            RedirectAttributes redirect) {
        Leaving.Way chosen = plans.leaving(id, me).ways().stream()
                .filter(each -> each.code().equals(way))
                .findFirst()
                .orElse(null);
        if (chosen == null) {
            return again(
                    id, me, HttpStatus.UNPROCESSABLE_CONTENT, way.isEmpty() ? "plan.leave.error" : "plan.leave.locked");
        }
        try {
            return switch (chosen) {
                case BACK -> gone("/submissions/" + plans.takeBack(id, me), "plan.taken-back", redirect);
                case KEEP -> {
                    plans.leave(id, false, me);
                    yield gone("/plan", "plan.left.kept", redirect);
                }
                case DELETE -> {
                    plans.leave(id, true, me);
                    yield gone("/plan", "plan.left.deleted", redirect);
                }
            };
        } catch (SubmissionLocked begun) {
            return again(id, me, HttpStatus.CONFLICT, "plan.leave.locked");
        }
    }

    private static ModelAndView gone(String to, String done, RedirectAttributes redirect) {
        redirect.addFlashAttribute("done", done);
        return new ModelAndView("redirect:" + to);
    }

    private ModelAndView again(EnrolmentId id, SignedInPerson me, HttpStatus status, String problem) {
        ModelAndView page = page(id, me);
        page.setStatus(status);
        return page.addObject("problems", Map.of("way", new Phrase(problem)));
    }

    private ModelAndView page(EnrolmentId id, SignedInPerson me) {
        return new ModelAndView(
                "submission/plan/leave", Map.of("plan", plans.one(id, me), "leaving", plans.leaving(id, me)));
    }
}
