package org.waymark.sandbox;

import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The administrator's page of tools; the tool's own registration page opens in a frame, as in Moodle. */
@Controller
@Profile("sandbox")
class SandboxToolsController {

    private final SandboxTools tools;
    private final SandboxAddresses addresses;

    SandboxToolsController(SandboxTools tools, SandboxAddresses addresses) {
        this.tools = tools;
        this.addresses = addresses;
    }

    @GetMapping("/sandbox/tools")
    String tools(@ModelAttribute("me") @Nullable SandboxPerson me, Model model) {
        requireAdmin(me);
        model.addAttribute("tools", tools.all());
        model.addAttribute("addresses", addresses);
        return "sandbox/tools";
    }

    @PostMapping("/sandbox/tools")
    String register(
            @ModelAttribute("me") @Nullable SandboxPerson me,
            @RequestParam(name = "link", defaultValue = "") String link,
            @RequestParam(name = "client", required = false) @Nullable String client,
            Model model) {
        requireAdmin(me);
        String address = SandboxTools.address(link.trim(), "registration_link");
        String token = tools.openRegistration(
                tools.find(client).map(SandboxTool::clientId).orElse(null));
        model.addAttribute("address", tools.registrationAddress(address, token));
        model.addAttribute("origin", SandboxTool.originOf(address));
        return "sandbox/register";
    }

    private static void requireAdmin(@Nullable SandboxPerson me) {
        if (me == null || !me.admin()) {
            throw new SandboxRefusal(HttpStatus.FORBIDDEN, "Only the LMS administrator sees this page.");
        }
    }
}
