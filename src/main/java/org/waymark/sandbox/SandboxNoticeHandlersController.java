package org.waymark.sandbox;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;

/** Where tools ask to be told of copied courses. */
@Controller
@Profile("sandbox")
class SandboxNoticeHandlersController {

    private final SandboxCopies copies;
    private final SandboxTokens tokens;
    private final SandboxJson json;
    private final SandboxAnswers answers;

    SandboxNoticeHandlersController(
            SandboxCopies copies, SandboxTokens tokens, SandboxJson json, SandboxAnswers answers) {
        this.copies = copies;
        this.tokens = tokens;
        this.json = json;
        this.answers = answers;
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
}
