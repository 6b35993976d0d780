package org.waymark.review.assigning;

import java.util.UUID;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.waymark.people.PersonId;
import org.waymark.people.SignedInPerson;

/** Who should not read one's work, and whose work one should not read: either of the two says so. */
@Controller
@RequestMapping("/record/apart")
class KeptApartController {

    private final KeptAparts apart;

    KeptApartController(KeptAparts apart) {
        this.apart = apart;
    }

    @GetMapping
    String page(@RequestParam(defaultValue = "") String q, @AuthenticationPrincipal SignedInPerson me, Model model) {
        model.addAttribute("said", apart.of(me));
        model.addAttribute("full", apart.isFull(me));
        model.addAttribute("most", KeptAparts.MOST);
        model.addAttribute("held", apart.held(me));
        model.addAttribute("words", q.strip());
        model.addAttribute("found", apart.named(q, me));
        return "review/assigning/apart";
    }

    @PostMapping
    String say(@RequestParam PersonId person, @AuthenticationPrincipal SignedInPerson me, RedirectAttributes redirect) {
        apart.say(person, me);
        redirect.addFlashAttribute("done", "review.apart.done");
        return "redirect:/record/apart";
    }

    @PostMapping("/{id}/end")
    String end(@PathVariable UUID id, @AuthenticationPrincipal SignedInPerson me, RedirectAttributes redirect) {
        apart.takeBack(id, me);
        redirect.addFlashAttribute("done", "review.apart.ended");
        return "redirect:/record/apart";
    }
}
