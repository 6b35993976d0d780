package org.waymark.sandbox;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;

/** The tools an administrator has registered by LTI Dynamic Registration 1.0, as strict as Moodle is. */
@Service
@Profile("sandbox")
@Transactional
class SandboxTools {

    private static final Duration TOKEN_LIFE = Duration.ofHours(1);

    private final JdbcClient jdbc;
    private final SandboxAddresses addresses;
    private final SandboxSecrets secrets;
    private final SandboxJson json;
    private final Clock clock;

    SandboxTools(JdbcClient jdbc, SandboxAddresses addresses, SandboxSecrets secrets, SandboxJson json, Clock clock) {
        this.jdbc = jdbc;
        this.addresses = addresses;
        this.secrets = secrets;
        this.json = json;
        this.clock = clock;
    }

    /**
     * The tools of this platform; after a change of port this is another platform. Columns have the names of the record's
     * parts here and elsewhere: of one that is asked for in vain H2 writes a stack trace.
     */
    @Transactional(readOnly = true)
    List<SandboxTool> all() {
        return jdbc.sql("select id, client_id as clientId, issuer, name, initiate_login_uri as initiateLoginUri,"
                        + " target_link_uri as targetLinkUri, deep_link_uri as deepLinkUri, jwks_uri as jwksUri,"
                        + " redirect_uris as redirectUris, scopes, claims, custom, pending"
                        + " from sandbox_tool where issuer = ? order by id")
                .param(addresses.base())
                .query(SandboxTool.class)
                .list();
    }

    @Transactional(readOnly = true)
    Optional<SandboxTool> find(@Nullable String clientId) {
        return all().stream().filter(tool -> tool.clientId().equals(clientId)).findFirst();
    }

    /** The one a page means when it names none. */
    @Transactional(readOnly = true)
    Optional<SandboxTool> findOrFirst(@Nullable String clientId) {
        return clientId == null ? all().stream().findFirst() : find(clientId);
    }

    /** A token for one registration; with a client id, for an update of that one. */
    String openRegistration(@Nullable String clientId) {
        String token = secrets.fresh();
        jdbc.sql("insert into sandbox_registration_token (token_hash, client_id, expires_at) values (?, ?, ?)")
                .param(SandboxSecrets.hash(token))
                .param(clientId)
                .param(SandboxTimes.column(clock.instant().plus(TOKEN_LIFE)))
                .update();
        return token;
    }

    /** The tool's address with what it needs to register; the parameters it had are kept. */
    String registrationAddress(String registrationLink, String token) {
        SandboxMode mode = addresses.mode();
        String configuration = addresses.lti("openid-configuration")
                + (mode.putsTokenIntoAddress() ? "?registrationToken=" + token : "");
        boolean asParameter = mode.givesRegistrationToken() && !mode.putsTokenIntoAddress();
        return registrationLink
                + (registrationLink.contains("?") ? "&" : "?")
                + "openid_configuration="
                + URLEncoder.encode(configuration, StandardCharsets.UTF_8)
                + (asParameter ? "&registration_token=" + token : "");
    }

    /** Registers or updates a tool; the token is used up only when the request is good. */
    Map<String, Object> register(@Nullable String authorization, @Nullable String body) {
        SandboxMode mode = addresses.mode();
        if (!mode.givesRegistrationToken()) {
            return answer(added(asked(json.object(body)), false));
        }
        Grant grant = grant(authorization);
        SandboxTool asked = asked(json.object(body));
        useUp(grant);
        SandboxTool saved =
                grant.clientId() == null ? added(asked, mode.waitsForActivation()) : updated(asked, grant.clientId());
        return answer(saved);
    }

    /** For what a platform shows only to a tool that is about to register. */
    void requireGrant(@Nullable String authorization) {
        grant(authorization);
    }

    /** What an administrator of Moodle does by hand; such a tool needs no activation. */
    SandboxTool configure(SandboxMoodleForm form) {
        return added(form.tool(addresses.base(), json), false);
    }

    /** What an administrator of Canvas does with a tool's configuration: a key, switched on, and installed by its Client ID. */
    SandboxTool configure(JsonNode canvas, String redirect) {
        JsonNode extension = canvas.path("extensions").path(0);
        String target = address(needed(canvas, "target_link_uri"), "target_link_uri");
        return added(
                new SandboxTool(
                        0,
                        "",
                        addresses.base(),
                        needed(canvas, "title"),
                        address(needed(canvas, "oidc_initiation_url"), "oidc_initiation_url"),
                        target,
                        canvasPicker(extension, target),
                        address(needed(canvas, "public_jwk_url"), "public_jwk_url"),
                        redirect,
                        String.join(" ", granted(String.join(" ", SandboxJson.list(canvas, "scopes")))),
                        canvasClaims(Objects.requireNonNullElse(
                                SandboxJson.string(extension, "privacy_level"), "anonymous")),
                        json.text(json.strings(canvas.get("custom_fields"), "custom_fields")),
                        false),
                false);
    }

    /** Canvas's privacy levels: a tool is told nothing, or the name, or all. */
    private static String canvasClaims(String level) {
        return switch (level) {
            case "public" -> "iss sub name email";
            case "name_only" -> "iss sub name";
            default -> "iss sub";
        };
    }

    private static String canvasPicker(JsonNode extension, String otherwise) {
        for (JsonNode placement : extension.path("settings").path("placements")) {
            String target = SandboxJson.string(placement, "target_link_uri");
            if ("LtiDeepLinkingRequest".equals(SandboxJson.string(placement, "message_type")) && target != null) {
                return address(target, "target_link_uri");
            }
        }
        return otherwise;
    }

    /** In Moodle nobody can use a new tool before. */
    void activate(String clientId) {
        jdbc.sql("update sandbox_tool set pending = false where client_id = ? and issuer = ?")
                .params(clientId, addresses.base())
                .update();
    }

    private record Grant(String hash, @Nullable String clientId) {}

    private Grant grant(@Nullable String authorization) {
        if (authorization == null || !authorization.startsWith("Bearer ")) {
            throw new SandboxRefusal(HttpStatus.UNAUTHORIZED, "missing_registration_token");
        }
        String hash =
                SandboxSecrets.hash(authorization.substring("Bearer ".length()).trim());
        return jdbc.sql("select token_hash, client_id, used_at, expires_at from sandbox_registration_token"
                        + " where token_hash = ?")
                .param(hash)
                .query((row, number) -> {
                    if (row.getObject("used_at") != null) {
                        throw new SandboxRefusal(HttpStatus.UNAUTHORIZED, "token_already_used");
                    }
                    var expires = SandboxTimes.read(row, "expires_at");
                    if (expires == null || expires.isBefore(clock.instant())) {
                        throw new SandboxRefusal(HttpStatus.UNAUTHORIZED, "token_expired");
                    }
                    return new Grant(hash, row.getString("client_id"));
                })
                .optional()
                .orElseThrow(() -> new SandboxRefusal(HttpStatus.UNAUTHORIZED, "invalid_token"));
    }

    private void useUp(Grant grant) {
        int used = jdbc.sql(
                        "update sandbox_registration_token set used_at = ? where token_hash = ? and used_at is null")
                .params(SandboxTimes.column(clock.instant()), grant.hash())
                .update();
        if (used != 1) {
            throw new SandboxRefusal(HttpStatus.UNAUTHORIZED, "token_already_used");
        }
    }

    /** Dynamic Registration 1.0, 3.5: what must be there; the words are Moodle's where it has some. */
    private SandboxTool asked(JsonNode request) {
        String applicationType = SandboxJson.string(request, "application_type");
        require(applicationType == null || applicationType.equals("web"), "invalid_application_type");
        require(SandboxJson.list(request, "response_types").contains("id_token"), "invalid_response_types");
        List<String> grants = SandboxJson.list(request, "grant_types");
        require(grants.contains("implicit") && grants.contains("client_credentials"), "invalid_grant_types");
        require(
                "private_key_jwt".equals(SandboxJson.string(request, "token_endpoint_auth_method")),
                "invalid_token_endpoint_auth_method");
        require(request.get("jwks") == null, "jwks_not_supported");
        List<String> redirects = SandboxJson.list(request, "redirect_uris");
        require(!redirects.isEmpty(), "missing_redirect_uris");
        redirects.forEach(uri -> address(uri, "redirect_uris"));
        JsonNode lti = request.get("https://purl.imsglobal.org/spec/lti-tool-configuration");
        if (lti == null || !lti.isObject()) {
            throw SandboxRefusal.badRequest("missing_lti_tool_configuration");
        }
        String domain = needed(lti, "domain");
        String target = address(needed(lti, "target_link_uri"), "target_link_uri");
        require(
                withoutWww(URI.create(target).getAuthority()).equals(withoutWww(domain)),
                "domain_targetlinkuri_mismatch");
        return new SandboxTool(
                0,
                "",
                addresses.base(),
                plain(needed(request, "client_name")),
                address(needed(request, "initiate_login_uri"), "initiate_login_uri"),
                target,
                deepLinkTarget(lti, target),
                address(needed(request, "jwks_uri"), "jwks_uri"),
                String.join("\n", redirects),
                String.join(" ", granted(SandboxJson.string(request, "scope"))),
                String.join(" ", SandboxJson.list(lti, "claims")),
                json.text(json.strings(lti.get("custom_parameters"), "custom_parameters")),
                false);
    }

    private static String deepLinkTarget(JsonNode lti, String otherwise) {
        JsonNode messages = lti.get("messages");
        if (messages != null && messages.isArray()) {
            for (JsonNode message : messages) {
                String target = SandboxJson.string(message, "target_link_uri");
                if ("LtiDeepLinkingRequest".equals(SandboxJson.string(message, "type")) && target != null) {
                    return address(target, "target_link_uri");
                }
            }
        }
        return otherwise;
    }

    private static List<String> granted(@Nullable String asked) {
        List<String> wanted = List.of((asked == null ? "" : asked).split(" "));
        return SandboxScopes.SERVICES.stream().filter(wanted::contains).toList();
    }

    private SandboxTool added(SandboxTool asked, boolean pending) {
        String clientId = secrets.fresh().substring(0, 15);
        jdbc.sql("insert into sandbox_tool (client_id, issuer, name, initiate_login_uri, target_link_uri,"
                        + " deep_link_uri, jwks_uri, redirect_uris, scopes, claims, custom, pending)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(clientId, asked.issuer(), asked.name(), asked.initiateLoginUri(), asked.targetLinkUri())
                .params(asked.deepLinkUri(), asked.jwksUri(), asked.redirectUris(), asked.scopes(), asked.claims())
                .params(asked.custom(), pending)
                .update();
        jdbc.sql("insert into sandbox_link (client_id, navigation, title, text, url, custom)"
                        + " values (?, true, ?, '', ?, '{}')")
                .params(clientId, asked.name(), asked.targetLinkUri())
                .update();
        return find(clientId).orElseThrow();
    }

    private SandboxTool updated(SandboxTool asked, String clientId) {
        jdbc.sql("update sandbox_tool set name = ?, initiate_login_uri = ?, target_link_uri = ?, deep_link_uri = ?,"
                        + " jwks_uri = ?, redirect_uris = ?, scopes = ?, claims = ?, custom = ? where client_id = ?")
                .params(asked.name(), asked.initiateLoginUri(), asked.targetLinkUri(), asked.deepLinkUri())
                .params(asked.jwksUri(), asked.redirectUris(), asked.scopes(), asked.claims(), asked.custom())
                .param(clientId)
                .update();
        return find(clientId).orElseThrow(() -> SandboxRefusal.badRequest("unknown_client"));
    }

    private Map<String, Object> answer(SandboxTool tool) {
        SandboxMode mode = addresses.mode();
        Map<String, Object> lti = new LinkedHashMap<>();
        lti.put("version", "1.3.0");
        if (mode.answersDeployment()) {
            lti.put("deployment_id", tool.deploymentId());
        }
        lti.put("target_link_uri", tool.targetLinkUri());
        lti.put("domain", URI.create(tool.targetLinkUri()).getAuthority());
        lti.put("custom_parameters", json.strings(tool.custom()));
        lti.put("claims", List.of(tool.claims().split(" ")));
        lti.put("messages", List.of(Map.of("type", "LtiDeepLinkingRequest", "target_link_uri", tool.deepLinkUri())));
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("client_id", tool.clientId());
        answer.put("application_type", "web");
        answer.put("client_name", tool.name());
        answer.put("response_types", List.of("id_token"));
        answer.put("grant_types", List.of("implicit", "client_credentials"));
        answer.put("initiate_login_uri", tool.initiateLoginUri());
        answer.put("redirect_uris", tool.redirects());
        answer.put("jwks_uri", tool.jwksUri());
        answer.put("token_endpoint_auth_method", "private_key_jwt");
        answer.put("scope", mode == SandboxMode.MOODLE ? moodlesWordFor(tool.scopes()) : tool.scopes());
        answer.put("https://purl.imsglobal.org/spec/lti-tool-configuration", lti);
        return answer;
    }

    /** Moodle's answer lists the line items as soon as any grade service is on, granted or not. */
    private static String moodlesWordFor(String scopes) {
        boolean grades = scopes.contains(SandboxScopes.AGS);
        boolean listed = List.of(scopes.split(" ")).contains(SandboxScopes.LINE_ITEM);
        return grades && !listed ? scopes + " " + SandboxScopes.LINE_ITEM : scopes;
    }

    private static String needed(JsonNode node, String name) {
        String value = SandboxJson.string(node, name);
        if (value == null) {
            throw SandboxRefusal.badRequest("missing_" + name);
        }
        return value;
    }

    static String address(String text, String name) {
        try {
            URI uri = URI.create(text);
            if (uri.getHost() != null
                    && uri.getScheme() != null
                    && uri.getScheme().matches("https?")) {
                return text;
            }
        } catch (IllegalArgumentException e) {
            // said below
        }
        throw SandboxRefusal.badRequest("invalid_" + name);
    }

    private static String withoutWww(String authority) {
        return authority.startsWith("www.") ? authority.substring(4) : authority;
    }

    /** Moodle strips tags from names. */
    private static String plain(String name) {
        return name.replaceAll("<[^>]*>", "");
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw SandboxRefusal.badRequest(otherwise);
        }
    }
}
