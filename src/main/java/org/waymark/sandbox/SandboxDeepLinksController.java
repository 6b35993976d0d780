package org.waymark.sandbox;

import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where the tool's picker returns to; shown in the frame the picker was in. */
@Controller
@Profile("sandbox")
class SandboxDeepLinksController {

    private final SandboxDeepLinks deepLinks;

    SandboxDeepLinksController(SandboxDeepLinks deepLinks) {
        this.deepLinks = deepLinks;
    }

    @PostMapping("/sandbox/lti/deep-links")
    String take(@RequestParam(name = "JWT", required = false) @Nullable String response, Model model) {
        model.addAttribute("outcome", deepLinks.take(response));
        return "sandbox/added";
    }
}
