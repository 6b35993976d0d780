package org.waymark.insights.colleagues;

import java.util.Locale;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.waymark.people.SignedInPerson;

/** How somebody who earned one invites a colleague. */
@Controller
class ColleaguesController {

    private final Colleagues colleagues;

    ColleaguesController(Colleagues colleagues) {
        this.colleagues = colleagues;
    }

    @GetMapping("/record/invite")
    String invite(@AuthenticationPrincipal SignedInPerson me, Locale language, Model model) {
        model.addAttribute("invitations", colleagues.of(me, language));
        return "insights/invite";
    }
}
