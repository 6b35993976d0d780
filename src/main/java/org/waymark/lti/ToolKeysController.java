package org.waymark.lti;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Our signing keys, for the operator: change them, or withdraw one that leaked. */
@Controller
class ToolKeysController {

    private final ToolKeys keys;

    ToolKeysController(ToolKeys keys) {
        this.keys = keys;
    }

    @GetMapping("/admin/keys")
    ModelAndView list() {
        return page();
    }

    @PostMapping("/admin/keys/rotate")
    ModelAndView rotate(RedirectAttributes next) {
        try {
            keys.rotate();
        } catch (RotationTooEarly early) {
            ModelAndView page = page();
            page.setStatus(HttpStatus.CONFLICT);
            page.addObject("possibleFrom", early.possibleFrom());
            return page;
        }
        next.addFlashAttribute("done", "lti.keys.rotated");
        return new ModelAndView("redirect:/admin/keys");
    }

    @PostMapping("/admin/keys/{kid}/withdraw")
    ModelAndView withdraw(
            @PathVariable String kid,
            @RequestParam(required = false) @Nullable String leaked,
            RedirectAttributes next) {
        if (!"yes".equals(leaked)) {
            ModelAndView page = page();
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            page.addObject(
                    "problems", Map.of("leaked-" + kid, new DefaultMessageSourceResolvable("lti.keys.problem.leaked")));
            return page;
        }
        keys.withdraw(kid);
        next.addFlashAttribute("done", "lti.keys.withdrawn");
        return new ModelAndView("redirect:/admin/keys");
    }

    private ModelAndView page() {
        return new ModelAndView("lti/keys", "keys", keys.all());
    }
}
