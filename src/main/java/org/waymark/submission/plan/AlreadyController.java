package org.waymark.submission.plan;

import java.util.List;
import java.util.Map;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.waymark.people.SignedInPerson;
import org.waymark.submission.EnrolmentId;

/** "I already do this": what there is of the last twelve months goes straight to evidence; what is learning is passed over. */
@Controller
class AlreadyController {

    private final Plans plans;

    AlreadyController(Plans plans) {
        this.plans = plans;
    }

    @GetMapping("/plan/{id}/already")
    ModelAndView ask(@PathVariable EnrolmentId id, @AuthenticationPrincipal SignedInPerson me) {
        Commitment plan = plans.one(id, me);
        return page(plan, AlreadyForm.of(plans.asked(id, me), plan.already().keySet()));
    }

    @PostMapping("/plan/{id}/already")
    ModelAndView have(
            @PathVariable EnrolmentId id,
            @RequestParam(defaultValue = "") List<String> have,
            @AuthenticationPrincipal SignedInPerson me) {
        Commitment plan = plans.one(id, me);
        AlreadyForm form = AlreadyForm.of(plans.asked(id, me), have);
        Map<String, MessageSourceResolvable> problems = form.problems();
        if (!problems.isEmpty()) {
            ModelAndView again = page(plan, form);
            again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return again.addObject("problems", problems);
        }
        plans.have(id, form.there(), me);
        String first = form.there().stream()
                .findFirst()
                .map(asked -> "/evidence/" + asked)
                .orElse("");
        return new ModelAndView("redirect:/submissions/" + plan.attempt() + first);
    }

    private static ModelAndView page(Commitment plan, AlreadyForm form) {
        return new ModelAndView("submission/plan/already", Map.of("plan", plan, "pieces", form.pieces()));
    }
}
