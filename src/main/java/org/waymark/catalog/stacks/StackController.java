package org.waymark.catalog.stacks;

import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.waymark.catalog.finding.Catalogue;
import org.waymark.catalog.finding.FoundCredential;
import org.waymark.catalog.finding.Shelf;
import org.waymark.people.SignedInPerson;

/** Stacks and pathways as those see them who earn. */
@Controller
class StackController {

    private final Stacks stacks;
    private final Catalogue catalogue;

    StackController(Stacks stacks, Catalogue catalogue) {
        this.stacks = stacks;
        this.catalogue = catalogue;
    }

    @GetMapping("/stacks")
    String list(@AuthenticationPrincipal SignedInPerson me, Model model) {
        model.addAttribute("stacks", stacks.mine(me.id(), me.district()));
        return "catalog/stacks/list";
    }

    @GetMapping("/stacks/{id}")
    String one(@PathVariable StackId id, @AuthenticationPrincipal SignedInPerson me, Model model) {
        MyStack mine = stacks.mine(me.id(), me.district()).stream()
                .filter(each -> each.stack().id().equals(id))
                .findFirst()
                .orElseThrow(StackNotFound::new);
        model.addAttribute("mine", mine);
        model.addAttribute("named", named(mine.progress().rule(), me));
        return "catalog/stacks/one";
    }

    private Map<UUID, FoundCredential> named(Rule rule, SignedInPerson me) {
        return catalogue.named(rule.credentials(), Shelf.ALL, me.district()).stream()
                .collect(Collectors.toMap(each -> each.definition().id(), each -> each));
    }
}
