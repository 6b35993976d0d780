package org.waymark.people.oversight;

import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.waymark.people.SignedInPerson;

/** Who looked at one's own work; those who read blind stay unknown here too. */
@Controller
class LooksController {

    private final Oversight oversight;

    LooksController(Oversight oversight) {
        this.oversight = oversight;
    }

    @GetMapping("/record/looks")
    String looks(
            @RequestParam(required = false) @Nullable String before,
            @AuthenticationPrincipal SignedInPerson me,
            Model model) {
        model.addAttribute("looks", oversight.looks(me, AuditForm.place(before)));
        return "people/oversight/looks";
    }
}
