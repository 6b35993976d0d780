package org.waymark.review;

import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.waymark.people.People;
import org.waymark.people.SignedInPerson;
import org.waymark.people.VisibilityRule;

/** For leads: whether the feedback of their programme helps, in groups only. */
@Controller
class FeedbackQualityController {

    private final FeedbackQuality quality;
    private final People people;

    FeedbackQualityController(FeedbackQuality quality, People people) {
        this.quality = quality;
        this.people = people;
    }

    @GetMapping("/admin/feedback")
    String feedback(@AuthenticationPrincipal @Nullable SignedInPerson me, Model model) {
        // The operator is nobody here.
        if (me == null || !VisibilityRule.FEEDBACK_IN_GROUPS.isOpenTo(people.rolesOf(me.id(), me.district()))) {
            throw new ReviewNotFound();
        }
        model.addAttribute("told", quality.of(me.district()));
        model.addAttribute("answers", CouldAct.values());
        return "review/feedback";
    }
}
