package org.waymark.sandbox;

import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Submission review, data privacy, and copies of the course. */
@Controller
@Profile("sandbox")
class SandboxMessagesController {

    private final SandboxTools tools;
    private final SandboxLaunches launches;
    private final SandboxGradebook gradebook;
    private final SandboxCopies copies;

    SandboxMessagesController(
            SandboxTools tools, SandboxLaunches launches, SandboxGradebook gradebook, SandboxCopies copies) {
        this.tools = tools;
        this.launches = launches;
        this.gradebook = gradebook;
        this.copies = copies;
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
                        tool, gradebook.item(tool, item), learner(user), SandboxPages.somebody(me), language));
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
        model.addAttribute(
                "fields",
                launches.beginPrivacy(tool, user == null ? null : learner(user), SandboxPages.somebody(me), language));
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
