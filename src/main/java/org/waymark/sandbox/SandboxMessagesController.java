package org.waymark.sandbox;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** Submission review, data privacy, copies of the course and the notices of them. */
@Controller
@Profile("sandbox")
class SandboxMessagesController {

    private final SandboxTools tools;
    private final SandboxLaunches launches;
    private final SandboxGradebook gradebook;
    private final SandboxCopies copies;
    private final SandboxTokens tokens;
    private final SandboxJson json;
    private final SandboxAnswers answers;

    SandboxMessagesController(
            SandboxTools tools,
            SandboxLaunches launches,
            SandboxGradebook gradebook,
            SandboxCopies copies,
            SandboxTokens tokens,
            SandboxJson json,
            SandboxAnswers answers) {
        this.tools = tools;
        this.launches = launches;
        this.gradebook = gradebook;
        this.copies = copies;
        this.tokens = tokens;
        this.json = json;
        this.answers = answers;
    }

    @GetMapping("/sandbox/reviews")
    String review(
            @RequestParam long item,
            @RequestParam String user,
            @ModelAttribute("me") @Nullable SandboxPerson me,
            Model model) {
        SandboxPages.somebody(me);
        return framed(
                "Submission",
                "/sandbox/reviews/launch?item=" + item + "&user="
                        + learner(user).id(),
                model);
    }

    @GetMapping("/sandbox/reviews/launch")
    String launchReview(
            @RequestParam long item,
            @RequestParam String user,
            @ModelAttribute("me") @Nullable SandboxPerson me,
            @ModelAttribute("language") String language,
            Model model) {
        SandboxTool tool = tool();
        model.addAttribute("action", tool.initiateLoginUri());
        model.addAttribute(
                "fields",
                launches.beginReview(
                        tool, gradebook.item(tool, item), learner(user).id(), SandboxPages.somebody(me), language));
        return "sandbox/send";
    }

    @GetMapping("/sandbox/privacy")
    String privacy(
            @RequestParam(required = false) @Nullable String user,
            @ModelAttribute("me") @Nullable SandboxPerson me,
            Model model) {
        SandboxPages.somebody(me);
        String about = user == null ? "" : "?user=" + learner(user).id();
        return framed("What the tool holds", "/sandbox/privacy/launch" + about, model);
    }

    @GetMapping("/sandbox/privacy/launch")
    String launchPrivacy(
            @RequestParam(required = false) @Nullable String user,
            @ModelAttribute("me") @Nullable SandboxPerson me,
            @ModelAttribute("language") String language,
            Model model) {
        SandboxTool tool = tool();
        model.addAttribute("action", tool.initiateLoginUri());
        model.addAttribute("fields", launches.beginPrivacy(tool, user, SandboxPages.somebody(me), language));
        return "sandbox/send";
    }

    @PostMapping("/sandbox/copies")
    ResponseEntity<Void> copy(@ModelAttribute("me") @Nullable SandboxPerson me) {
        if (!SandboxPages.somebody(me).designer()) {
            throw new SandboxRefusal(HttpStatus.FORBIDDEN, "Only the course designer copies the course.");
        }
        copies.announce(copies.copy());
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .header(HttpHeaders.LOCATION, "/sandbox")
                .build();
    }

    /** Platform Notification Service 1.0, 3.2. */
    @PutMapping("/sandbox/lti/notice-handlers/{deployment}")
    ResponseEntity<byte[]> handler(
            @PathVariable String deployment,
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable String authorization,
            @RequestBody String body) {
        SandboxTool tool = tokens.tool(authorization, SandboxScopes.NOTICE_HANDLERS);
        var asked = json.object(body);
        String type = String.valueOf(SandboxJson.string(asked, "notice_type"));
        String handler = SandboxJson.string(asked, "handler");
        copies.handler(tool, type, handler == null ? "" : handler);
        return answers.of(
                HttpStatus.OK,
                "application/json",
                Map.of("notice_type", type, "handler", handler == null ? "" : handler));
    }

    @GetMapping("/sandbox/lti/notice-handlers/{deployment}")
    ResponseEntity<byte[]> handlers(
            @PathVariable String deployment,
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable String authorization) {
        SandboxTool tool = tokens.tool(authorization, SandboxScopes.NOTICE_HANDLERS);
        List<Map<String, String>> all = copies.handlers(tool).stream()
                .map(handler -> Map.of("notice_type", SandboxCopies.NOTICE, "handler", handler))
                .toList();
        return answers.of(
                HttpStatus.OK,
                "application/json",
                Map.of("client_id", tool.clientId(), "deployment_id", deployment, "notice_handlers", all));
    }

    private String framed(String title, String launch, Model model) {
        model.addAttribute("title", title);
        model.addAttribute("launch", launch);
        model.addAttribute("tool", tool());
        return "sandbox/message";
    }

    private SandboxTool tool() {
        return tools.findOrFirst(null)
                .orElseThrow(() -> new SandboxRefusal(HttpStatus.NOT_FOUND, "No tool is connected yet."));
    }

    private static SandboxPerson learner(String user) {
        return SandboxPerson.find(user)
                .orElseThrow(() -> new SandboxRefusal(HttpStatus.NOT_FOUND, "Nobody here has this name."));
    }
}
