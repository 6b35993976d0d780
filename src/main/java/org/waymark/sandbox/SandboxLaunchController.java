package org.waymark.sandbox;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Opens links and the tool's picker; begins the login at the tool with a form that a script sends. */
@Controller
@Profile("sandbox")
class SandboxLaunchController {

    private final SandboxLinks links;
    private final SandboxTools tools;
    private final SandboxLaunches launches;
    private final SandboxQuirks quirks;

    SandboxLaunchController(SandboxLinks links, SandboxTools tools, SandboxLaunches launches, SandboxQuirks quirks) {
        this.links = links;
        this.tools = tools;
        this.launches = launches;
        this.quirks = quirks;
    }

    @GetMapping("/sandbox/links/{id}")
    String link(@PathVariable long id, @ModelAttribute("me") @Nullable SandboxPerson me, Model model) {
        SandboxPages.somebody(me);
        SandboxLink link = found(id);
        model.addAttribute("link", link);
        model.addAttribute("storage", quirks.storage());
        model.addAttribute("tool", tool(link.clientId()));
        return "sandbox/link";
    }

    @GetMapping("/sandbox/links/{id}/launch")
    String launch(
            @PathVariable long id,
            @RequestParam(name = "target", defaultValue = "iframe") String target,
            @RequestParam(name = "with", required = false) @Nullable String with,
            @ModelAttribute("me") @Nullable SandboxPerson me,
            @ModelAttribute("language") String language,
            Model model) {
        SandboxLink link = found(id);
        SandboxTool tool = tool(link.clientId());
        String where = "window".equals(target) ? "window" : "iframe";
        model.addAttribute("action", tool.initiateLoginUri());
        model.addAttribute(
                "fields", framed(launches.beginLink(tool, link, SandboxPages.somebody(me), where, language, with)));
        return "sandbox/send";
    }

    @GetMapping("/sandbox/content")
    String content(
            @RequestParam(name = "tool", required = false) @Nullable String client,
            @ModelAttribute("me") @Nullable SandboxPerson me,
            Model model) {
        requireDesigner(me);
        model.addAttribute("tool", tool(client));
        model.addAttribute("storage", quirks.storage());
        return "sandbox/content";
    }

    @GetMapping("/sandbox/content/launch")
    String picker(
            @RequestParam(name = "tool", required = false) @Nullable String client,
            @RequestParam(name = "with", required = false) @Nullable String with,
            @ModelAttribute("me") @Nullable SandboxPerson me,
            @ModelAttribute("language") String language,
            Model model) {
        SandboxPerson designer = requireDesigner(me);
        SandboxTool tool = tool(client);
        model.addAttribute("action", tool.initiateLoginUri());
        model.addAttribute("fields", framed(launches.beginPicker(tool, designer, language, with)));
        return "sandbox/send";
    }

    /** The frame of its own that keeps things for tools. */
    @GetMapping("/sandbox/lti/storage")
    String storage(Model model) {
        model.addAttribute("storage", quirks.storage());
        return "sandbox/storage";
    }

    /** OIDC Login with postMessages 1.0: the login says where the tool's state may be kept. */
    private Map<String, String> framed(Map<String, String> login) {
        Map<String, String> fields = new LinkedHashMap<>(login);
        String target = quirks.storage().target();
        if (target != null) {
            fields.put("lti_storage_target", target);
        }
        return fields;
    }

    private SandboxLink found(long id) {
        return links.find(id)
                .orElseThrow(() -> new SandboxRefusal(HttpStatus.NOT_FOUND, "This course has no such link."));
    }

    private SandboxTool tool(@Nullable String client) {
        return tools.findOrFirst(client)
                .orElseThrow(() -> new SandboxRefusal(HttpStatus.NOT_FOUND, "No tool is connected yet."));
    }

    private static SandboxPerson requireDesigner(@Nullable SandboxPerson me) {
        if (me == null || !(me.designer() || me.admin())) {
            throw new SandboxRefusal(HttpStatus.FORBIDDEN, "Only the course designer adds content.");
        }
        return me;
    }
}
