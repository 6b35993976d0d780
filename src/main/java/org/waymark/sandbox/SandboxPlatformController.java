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
import org.springframework.web.bind.annotation.RequestParam;

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
    ResponseEntity<byte[]> configuration(
            @RequestParam(name = "registrationToken", required = false) @Nullable String inAddress,
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable String authorization) {
        if (addresses.mode().guardsConfiguration()) {
            tools.requireGrant(authorization);
        }
        return json(described(addresses.registration(inAddress)));
    }

    @GetMapping("/sandbox/lti/jwks")
    ResponseEntity<byte[]> keys() {
        return json(keys.published());
    }

    @PostMapping("/sandbox/lti/register")
    ResponseEntity<byte[]> register(
            @RequestParam(name = "registrationToken", required = false) @Nullable String inAddress,
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable String authorization,
            @RequestBody(required = false) @Nullable String body) {
        boolean fromAddress = addresses.mode().putsTokenIntoAddress() && inAddress != null;
        return json(tools.register(fromAddress ? "Bearer " + inAddress : authorization, body));
    }

    private ResponseEntity<byte[]> json(Object value) {
        return answers.of(HttpStatus.OK, "application/json", value);
    }

    private Map<String, Object> described(String registration) {
        List<String> scopes = new ArrayList<>(addresses.mode().hasServices() ? SandboxScopes.SERVICES : List.of());
        scopes.add("openid");
        Map<String, Object> platform = new LinkedHashMap<>();
        SandboxMode mode = addresses.mode();
        platform.put("product_family_code", mode.family());
        platform.put("version", mode.version());
        platform.put(
                "messages_supported",
                List.of(
                        mode.launchPlacements().isEmpty()
                                ? Map.of("type", "LtiResourceLinkRequest")
                                : Map.of("type", "LtiResourceLinkRequest", "placements", mode.launchPlacements()),
                        Map.of("type", "LtiDeepLinkingRequest", "placements", mode.pickerPlacements()),
                        Map.of("type", SandboxLaunches.SUBMISSION_REVIEW),
                        Map.of("type", SandboxLaunches.DATA_PRIVACY)));
        platform.put("variables", SandboxVariables.names());
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("issuer", addresses.issuer());
        all.put("authorization_endpoint", addresses.lti("authorize"));
        all.put("token_endpoint", addresses.tokenEndpoint());
        all.put("token_endpoint_auth_methods_supported", List.of("private_key_jwt"));
        all.put("token_endpoint_auth_signing_alg_values_supported", List.of("RS256"));
        all.put("jwks_uri", addresses.lti("jwks"));
        all.put("registration_endpoint", registration);
        if (!mode.tokenAudience(addresses.tokenEndpoint()).equals(addresses.tokenEndpoint())) {
            all.put("authorization_server", mode.tokenAudience(addresses.tokenEndpoint()));
        }
        all.put("scopes_supported", scopes);
        all.put("response_types_supported", List.of("id_token"));
        all.put("subject_types_supported", List.of("public", "pairwise"));
        all.put("id_token_signing_alg_values_supported", List.of("RS256"));
        all.put(
                "claims_supported",
                mode.tellsNames()
                        ? List.of("sub", "iss", "name", "given_name", "family_name", "email")
                        : List.of("sub", "iss"));
        all.put("https://purl.imsglobal.org/spec/lti-platform-configuration", platform);
        return all;
    }
}
