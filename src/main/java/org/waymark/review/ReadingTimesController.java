package org.waymark.review;

import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.waymark.people.People;
import org.waymark.people.SignedInPerson;
import org.waymark.people.VisibilityRule;

/** How long a reading takes, for leads who plan how many readers there must be. */
@Controller
class ReadingTimesController {

    private final ReadingTimes times;
    private final People people;

    ReadingTimesController(ReadingTimes times, People people) {
        this.times = times;
        this.people = people;
    }

    /** The operator is nobody here. */
    @GetMapping("/admin/reading-times")
    String times(@AuthenticationPrincipal @Nullable SignedInPerson me, Model model) {
        if (me == null || !VisibilityRule.READING_TIMES.isOpenTo(people.rolesOf(me.id(), me.district()))) {
            throw new ReviewNotFound();
        }
        model.addAttribute("rows", times.of(me.district()));
        return "review/times";
    }
}
