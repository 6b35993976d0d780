package org.waymark.sandbox;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.client.RestClientException;

/** The course of the sandbox LMS: people, links, gradebook. */
@Controller
@Profile("sandbox")
class SandboxCourseController {

    private final SandboxLinks links;
    private final SandboxCopies copies;
    private final SandboxTools tools;
    private final SandboxGradebook gradebook;
    private final SandboxQuirks quirks;
    private final SandboxConnection connection;
    private final SandboxJson json;
    private final SandboxAnswers answers;

    SandboxCourseController(
            SandboxLinks links,
            SandboxCopies copies,
            SandboxTools tools,
            SandboxGradebook gradebook,
            SandboxQuirks quirks,
            SandboxConnection connection,
            SandboxJson json,
            SandboxAnswers answers) {
        this.links = links;
        this.copies = copies;
        this.tools = tools;
        this.gradebook = gradebook;
        this.quirks = quirks;
        this.connection = connection;
        this.json = json;
        this.answers = answers;
    }

    @GetMapping("/sandbox")
    String course(
            @RequestParam(name = "lti_msg", required = false) @Nullable String message,
            @RequestParam(name = "lti_errormsg", required = false) @Nullable String error,
            Model model) {
        model.addAttribute("message", message);
        model.addAttribute("error", error);
        model.addAttribute("people", SandboxPerson.ALL);
        model.addAttribute("links", links.placed());
        model.addAttribute("copies", copies.all());
        model.addAttribute("navigation", links.navigation());
        model.addAttribute("tools", tools.all());
        model.addAttribute("modes", SandboxMode.values());
        model.addAttribute("attacks", SandboxAttack.values());
        return "sandbox/course";
    }

    @PostMapping("/sandbox/people/{id}")
    ResponseEntity<Void> become(@PathVariable String id) {
        SandboxPerson person = SandboxPerson.find(id)
                .orElseThrow(() -> new SandboxRefusal(HttpStatus.NOT_FOUND, "Nobody here has this name."));
        return home(SandboxPages.USER, person.id());
    }

    @PostMapping("/sandbox/language")
    ResponseEntity<Void> speak(@RequestParam String language) {
        return home(SandboxPages.LOCALE, "es".equals(language) ? "es" : "en");
    }

    /** What an operator and an LMS administrator would do together, for the LMS on whose page it was asked. */
    @PostMapping("/sandbox/connect")
    String connect() {
        try {
            connection.connect();
        } catch (RestClientException e) {
            throw SandboxRefusal.badRequest("Waymark could not be connected: " + e.getMessage());
        }
        return "redirect:/sandbox";
    }

    private static ResponseEntity<Void> home(String cookie, String value) {
        ResponseCookie kept = ResponseCookie.from(cookie, value)
                .path("/sandbox")
                .sameSite("Lax")
                .httpOnly(true)
                .build();
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .header(HttpHeaders.SET_COOKIE, kept.toString())
                .header(HttpHeaders.LOCATION, "/sandbox")
                .build();
    }

    /** A cell of the gradebook; the score is null while nothing is graded. */
    record Cell(SandboxLineItem item, @Nullable SandboxScore score) {
        public String points() {
            return score == null || score.score() == null ? "–" : plain(score.score());
        }

        public String maximum() {
            return plain(item.scoreMaximum());
        }

        private static String plain(BigDecimal number) {
            return number.stripTrailingZeros().toPlainString();
        }
    }

    record Row(SandboxPerson person, List<Cell> cells) {}

    @GetMapping("/sandbox/gradebook")
    String gradebook(@ModelAttribute("me") @Nullable SandboxPerson me, Model model) {
        List<SandboxPerson> shown = me != null && me.learner() ? List.of(me) : SandboxPerson.learners();
        model.addAttribute("items", gradebook.items());
        model.addAttribute("rows", shown.stream().map(this::row).toList());
        return "sandbox/gradebook";
    }

    private Row row(SandboxPerson person) {
        return new Row(
                person,
                gradebook.items().stream()
                        .map(item -> new Cell(
                                item, gradebook.score(item, person.id()).orElse(null)))
                        .toList());
    }

    /** The gradebook for programs: line items, and every score that was posted. */
    @GetMapping("/sandbox/gradebook.json")
    ResponseEntity<byte[]> gradebookForPrograms() {
        List<Object> items = new ArrayList<>();
        List<Object> scores = new ArrayList<>();
        for (SandboxLineItem item : gradebook.items()) {
            items.add(values(item));
            gradebook.scores(item).forEach(score -> scores.add(values(item, score)));
        }
        return answers.of(HttpStatus.OK, "application/json", Map.of("lineItems", items, "scores", scores));
    }

    private static Map<String, @Nullable Object> values(SandboxLineItem item) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put("id", item.id());
        values.put("label", item.label());
        values.put("scoreMaximum", item.scoreMaximum());
        values.put("resourceId", item.resourceId());
        values.put("tag", item.tag());
        values.put("resourceLinkId", item.linkId() == null ? null : String.valueOf(item.linkId()));
        return values;
    }

    private static Map<String, @Nullable Object> values(SandboxLineItem item, SandboxScore score) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put("lineItemId", item.id());
        values.put("lineItem", item.label());
        values.put("user", score.userId());
        values.put(
                "name",
                SandboxPerson.find(score.userId()).map(SandboxPerson::name).orElse(""));
        values.put("scoreGiven", score.score());
        values.put("scoreMaximum", item.scoreMaximum());
        values.put("activityProgress", score.activityProgress());
        values.put("gradingProgress", score.gradingProgress());
        values.put("comment", score.comment());
        values.put("timestamp", score.sentAt().toString());
        return values;
    }

    /**
     * Lets tests give the gradebook a bad day: {"scores": "503" | "refuse" | null, "count": n}; and choose how the LMS
     * keeps things for tools: {"storage": a SandboxStorage}.
     */
    @PostMapping("/sandbox/quirks")
    ResponseEntity<Void> quirks(@RequestBody String body) {
        var asked = json.object(body);
        String storage = SandboxJson.string(asked, "storage");
        if (storage != null) {
            quirks.set(SandboxStorage.valueOf(storage));
            return ResponseEntity.noContent().build();
        }
        quirks.set(new SandboxQuirks.Quirk(
                SandboxJson.string(asked, "scores"), asked.path("count").asInt(0)));
        return ResponseEntity.noContent().build();
    }
}
