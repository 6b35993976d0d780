package org.waymark.web;

import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.server.ResponseStatusException;
import org.waymark.people.People;
import org.waymark.people.SignedInPerson;

/** All that somebody looks after, under headings; not found for who looks after nothing. */
@Controller
class ManageController {

    private final People people;

    ManageController(People people) {
        this.people = people;
    }

    @GetMapping(LookedAfter.ALL)
    String all(@AuthenticationPrincipal SignedInPerson me, Model model) {
        List<LookedAfter.Group> groups = LookedAfter.of(people.rolesOf(me.id(), me.district()), me);
        if (groups.isEmpty()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        model.addAttribute("groups", groups);
        return "web/manage";
    }
}
