package org.waymark.recognition.roles;

import java.util.Map;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.waymark.people.SignedInPerson;

/** The positions of one's district, and how one stands with them. */
@Controller
@RequestMapping("/roles")
class RoleController {

    private final Readinesses readinesses;
    private final EligibilityPools pools;

    RoleController(Readinesses readinesses, EligibilityPools pools) {
        this.readinesses = readinesses;
        this.pools = pools;
    }

    @GetMapping
    ModelAndView list(@AuthenticationPrincipal SignedInPerson me) {
        return new ModelAndView("recognition/roles/list").addObject("roles", readinesses.of(me));
    }

    @GetMapping("/{slug}")
    ModelAndView one(@PathVariable String slug, @AuthenticationPrincipal SignedInPerson me) {
        return new ModelAndView("recognition/roles/one").addObject("mine", readinesses.of(slug, me));
    }

    @PostMapping("/{slug}/enter")
    ModelAndView enter(
            @PathVariable String slug, @AuthenticationPrincipal SignedInPerson me, RedirectAttributes redirect) {
        Readiness mine = readinesses.of(slug, me);
        if (!pools.enter(mine.role().id(), me)) {
            return late(slug, me);
        }
        redirect.addFlashAttribute("done", "roles.entered");
        return new ModelAndView("redirect:/roles/" + slug);
    }

    @PostMapping("/{slug}/withdraw")
    ModelAndView withdraw(
            @PathVariable String slug, @AuthenticationPrincipal SignedInPerson me, RedirectAttributes redirect) {
        pools.withdraw(readinesses.of(slug, me).role().id(), me);
        redirect.addFlashAttribute("done", "roles.withdrawn");
        return new ModelAndView("redirect:/roles");
    }

    /** The page as it stands now: the window closed meanwhile, or they are not eligible any more. */
    private ModelAndView late(String slug, SignedInPerson me) {
        ModelAndView page = one(slug, me)
                .addObject("problems", Map.of("pool", new DefaultMessageSourceResolvable("roles.problem.late")));
        page.setStatus(HttpStatus.CONFLICT);
        return page;
    }
}
