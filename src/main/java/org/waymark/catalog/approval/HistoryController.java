package org.waymark.catalog.approval;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;
import org.waymark.people.SignedInPerson;

/** How a micro-credential came to be what it is. */
@Controller
class HistoryController {

    private final Histories histories;

    HistoryController(Histories histories) {
        this.histories = histories;
    }

    @GetMapping("/credentials/{slug}/history")
    ModelAndView history(@PathVariable String slug, @AuthenticationPrincipal SignedInPerson me) {
        return new ModelAndView("catalog/approval/history", "view", histories.of(slug, me));
    }
}
