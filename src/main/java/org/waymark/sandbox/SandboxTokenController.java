package org.waymark.sandbox;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The token endpoint (Security Framework 1.0, 4.1). */
@Controller
@Profile("sandbox")
class SandboxTokenController {

    private final SandboxTokens tokens;
    private final SandboxAnswers answers;

    SandboxTokenController(SandboxTokens tokens, SandboxAnswers answers) {
        this.tokens = tokens;
        this.answers = answers;
    }

    @PostMapping("/sandbox/lti/token")
    ResponseEntity<byte[]> token(
            @RequestParam(name = "grant_type", required = false) @Nullable String grantType,
            @RequestParam(name = "client_assertion_type", required = false) @Nullable String assertionType,
            @RequestParam(name = "client_assertion", required = false) @Nullable String assertion,
            @RequestParam(name = "scope", required = false) @Nullable String scope) {
        SandboxTokens.Issued issued = tokens.issue(grantType, assertionType, assertion, scope);
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("access_token", issued.token());
        answer.put("token_type", "Bearer");
        answer.put("expires_in", SandboxTokens.LIFE.toSeconds());
        answer.put("scope", String.join(" ", issued.scopes()));
        return answers.of(HttpStatus.OK, "application/json", answer);
    }
}
