package org.waymark.sandbox;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;

/** What the platform says of itself, its keys, and dynamic registration (Dynamic Registration 1.0). */
@Controller
@Profile("sandbox")
class SandboxPlatformController {

    private final SandboxAddresses addresses;
    private final SandboxKeys keys;
    private final SandboxTools tools;
    private final SandboxAnswers answers;

    SandboxPlatformController(
            SandboxAddresses addresses, SandboxKeys keys, SandboxTools tools, SandboxAnswers answers) {
        this.addresses = addresses;
        this.keys = keys;
        this.tools = tools;
        this.answers = answers;
    }

    @GetMapping({"/sandbox/lti/openid-configuration", "/sandbox/.well-known/openid-configuration"})
    ResponseEntity<byte[]> configuration() {
        return json(described());
    }

    @GetMapping("/sandbox/lti/jwks")
    ResponseEntity<byte[]> keys() {
        return json(keys.published());
    }

    @PostMapping("/sandbox/lti/register")
    ResponseEntity<byte[]> register(
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable String authorization,
            @RequestBody(required = false) @Nullable String body) {
        return json(tools.register(authorization, body));
    }

    private ResponseEntity<byte[]> json(Object value) {
        return answers.of(HttpStatus.OK, "application/json", value);
    }

    private Map<String, Object> described() {
        List<String> scopes = new ArrayList<>(SandboxScopes.SERVICES);
        scopes.add("openid");
        Map<String, Object> platform = new LinkedHashMap<>();
        platform.put("product_family_code", "waymark-sandbox");
        platform.put("version", "1");
        platform.put(
                "messages_supported",
                List.of(
                        Map.of("type", "LtiResourceLinkRequest"),
                        Map.of("type", "LtiDeepLinkingRequest", "placements", List.of("ContentArea")),
                        Map.of("type", SandboxLaunches.SUBMISSION_REVIEW),
                        Map.of("type", SandboxLaunches.DATA_PRIVACY)));
        platform.put("variables", SandboxVariables.names());
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("issuer", addresses.base());
        all.put("authorization_endpoint", addresses.lti("authorize"));
        all.put("token_endpoint", addresses.tokenEndpoint());
        all.put("token_endpoint_auth_methods_supported", List.of("private_key_jwt"));
        all.put("token_endpoint_auth_signing_alg_values_supported", List.of("RS256"));
        all.put("jwks_uri", addresses.lti("jwks"));
        all.put("registration_endpoint", addresses.lti("register"));
        all.put("scopes_supported", scopes);
        all.put("response_types_supported", List.of("id_token"));
        all.put("subject_types_supported", List.of("public", "pairwise"));
        all.put("id_token_signing_alg_values_supported", List.of("RS256"));
        all.put("claims_supported", List.of("sub", "iss", "name", "given_name", "family_name", "email"));
        all.put("https://purl.imsglobal.org/spec/lti-platform-configuration", platform);
        return all;
    }
}
