package org.waymark.catalog.stacks;

import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.waymark.catalog.Definitions;
import org.waymark.catalog.NamedDefinition;
import org.waymark.people.SignedInPerson;

/** Stacks and pathways as those see them who earn. */
@Controller
class StackController {

    private final Stacks stacks;
    private final Definitions definitions;

    StackController(Stacks stacks, Definitions definitions) {
        this.stacks = stacks;
        this.definitions = definitions;
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
        model.addAttribute("named", named(me));
        return "catalog/stacks/one";
    }

    private Map<UUID, NamedDefinition> named(SignedInPerson me) {
        return definitions.named(me.district()).stream()
                .collect(Collectors.toMap(each -> each.id().id(), Function.identity()));
    }
}
