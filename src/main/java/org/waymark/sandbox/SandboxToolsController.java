package org.waymark.sandbox;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The administrator's page of tools; the tool's own registration page opens in a frame, as in Moodle. */
@Controller
@Profile("sandbox")
class SandboxToolsController {

    private final SandboxTools tools;
    private final SandboxAddresses addresses;
    private final SandboxHttp http;
    private final SandboxJson json;

    SandboxToolsController(SandboxTools tools, SandboxAddresses addresses, SandboxHttp http, SandboxJson json) {
        this.tools = tools;
        this.addresses = addresses;
        this.http = http;
        this.json = json;
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

    @PostMapping("/sandbox/tools/{client}/activate")
    String activate(@ModelAttribute("me") @Nullable SandboxPerson me, @PathVariable String client) {
        requireAdmin(me);
        tools.activate(client);
        return "redirect:/sandbox/tools";
    }

    /** Moodle's "configure a tool manually". */
    @PostMapping("/sandbox/tools/manual")
    String configure(@ModelAttribute("me") @Nullable SandboxPerson me, SandboxMoodleForm form) {
        requireAdmin(me);
        requireMode(SandboxMode.MOODLE);
        tools.configure(form);
        return "redirect:/sandbox/tools";
    }

    /** Canvas's LTI key with the method "Enter URL". */
    @PostMapping("/sandbox/tools/canvas")
    String configure(
            @ModelAttribute("me") @Nullable SandboxPerson me,
            @RequestParam(name = "url", defaultValue = "") String url,
            @RequestParam(name = "redirect_uris", defaultValue = "") String redirects) {
        requireAdmin(me);
        requireMode(SandboxMode.CANVAS);
        String body = http.client()
                .get()
                .uri(URI.create(SandboxTools.address(url.strip(), "url")))
                .retrieve()
                .body(String.class);
        tools.configure(json.object(body), SandboxTools.address(redirects.strip(), "redirect_uris"));
        return "redirect:/sandbox/tools";
    }

    private void requireMode(SandboxMode mode) {
        if (addresses.mode() != mode) {
            throw new SandboxRefusal(HttpStatus.NOT_FOUND, "This LMS has no such page.");
        }
    }

    private static void requireAdmin(@Nullable SandboxPerson me) {
        if (me == null || !me.admin()) {
            throw new SandboxRefusal(HttpStatus.FORBIDDEN, "Only the LMS administrator sees this page.");
        }
    }
}
