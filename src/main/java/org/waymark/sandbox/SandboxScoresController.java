package org.waymark.sandbox;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** Scores in, results out (AGS 2.0, 3.3 and 3.4). */
@Controller
@Profile("sandbox")
class SandboxScoresController {

    private final SandboxTokens tokens;
    private final SandboxGradebook gradebook;
    private final SandboxQuirks quirks;
    private final SandboxAddresses addresses;
    private final SandboxJson json;
    private final SandboxAnswers answers;

    SandboxScoresController(
            SandboxTokens tokens,
            SandboxGradebook gradebook,
            SandboxQuirks quirks,
            SandboxAddresses addresses,
            SandboxJson json,
            SandboxAnswers answers) {
        this.tokens = tokens;
        this.gradebook = gradebook;
        this.quirks = quirks;
        this.addresses = addresses;
        this.json = json;
        this.answers = answers;
    }

    @PostMapping(SandboxLineItemsController.ONE + "/scores")
    ResponseEntity<Void> score(
            @PathVariable long id,
            @RequestHeader(name = "Authorization", required = false) @Nullable String authorization,
            @RequestHeader(name = "Content-Type", required = false) @Nullable String type,
            @RequestBody(required = false) @Nullable String body) {
        SandboxMedia.sent(type, SandboxMedia.SCORE);
        SandboxTool tool = tokens.tool(authorization, SandboxScopes.SCORE);
        String quirk = quirks.nextScore();
        if ("503".equals(quirk)) {
            return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                    .header("Retry-After", "1")
                    .build();
        }
        if ("refuse".equals(quirk)) {
            throw SandboxRefusal.badRequest("The gradebook of this course is closed");
        }
        gradebook.post(tool, id, json.object(body));
        return ResponseEntity.ok().build();
    }

    @GetMapping(SandboxLineItemsController.ONE + "/results")
    ResponseEntity<byte[]> results(
            @PathVariable long id,
            @RequestHeader(name = "Authorization", required = false) @Nullable String authorization,
            @RequestHeader(name = "Accept", required = false) @Nullable String accept,
            @RequestParam(name = "user_id", required = false) @Nullable String user) {
        SandboxMedia.accepts(accept, SandboxMedia.RESULTS);
        SandboxTool tool = tokens.tool(authorization, SandboxScopes.RESULT_READ);
        SandboxLineItem item = gradebook.item(tool, id);
        List<Map<String, Object>> results = gradebook.scores(item).stream()
                .filter(score -> score.gradedAt() != null)
                .map(score -> shown(tool, item, score))
                .filter(result -> user == null || user.equals(result.get("userId")))
                .toList();
        return answers.of(HttpStatus.OK, SandboxMedia.RESULTS, results);
    }

    private Map<String, Object> shown(SandboxTool tool, SandboxLineItem item, SandboxScore score) {
        String user = SandboxPerson.find(score.userId())
                .map(SandboxMode.now()::subject)
                .orElse(score.userId());
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("id", addresses.result(tool, item.id(), user));
        values.put("userId", user);
        values.put("scoreOf", addresses.lineItem(tool, item.id()));
        if (score.score() != null) {
            values.put("resultScore", score.score().stripTrailingZeros());
            values.put("resultMaximum", item.scoreMaximum().stripTrailingZeros());
        }
        if (score.comment() != null) {
            values.put("comment", score.comment());
        }
        return values;
    }
}
