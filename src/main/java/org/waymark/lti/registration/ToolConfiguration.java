package org.waymark.lti.registration;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.waymark.lti.CustomParameters;
import org.waymark.settings.WaymarkSettings;

/** What we tell platforms about ourselves, in the shapes they read. */
@Component
public class ToolConfiguration {

    private static final String GROUPS = "https://purl.imsglobal.org/spec/lti-gs/scope/contextgroup.readonly";

    /** All we ever ask for; lti-config/scopes.md says why. */
    static final List<String> SCOPES = List.of(
            "https://purl.imsglobal.org/spec/lti-ags/scope/lineitem",
            "https://purl.imsglobal.org/spec/lti-ags/scope/result.readonly",
            "https://purl.imsglobal.org/spec/lti-ags/scope/score",
            "https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly",
            GROUPS,
            "https://purl.imsglobal.org/spec/lti/scope/noticehandlers");

    /** What many platforms know nothing of: asked for only where it is listed. */
    private static final Set<String> ONLY_WHERE_LISTED =
            Set.of(GROUPS, "https://purl.imsglobal.org/spec/lti/scope/noticehandlers");

    private static final String TOOL = "https://purl.imsglobal.org/spec/lti-tool-configuration";
    private static final String NAME = "Waymark";
    private static final String DESCRIPTION = "Micro-credentials for what teachers can do";

    /** Placements we can serve, by the last part of the names platforms give them. */
    private static final Set<String> PICKER_PLACEMENTS =
            Set.of("ContentArea", "assignment_selection", "link_selection");

    private static final List<String> MORE_MESSAGES =
            List.of("LtiSubmissionReviewRequest", "LtiDataPrivacyLaunchRequest");

    private static final Set<String> LAUNCH_PLACEMENTS = Set.of("course_navigation");

    private final WaymarkSettings settings;

    ToolConfiguration(WaymarkSettings settings) {
        this.settings = settings;
    }

    /** What an administrator copies into an LMS that cannot register us by itself. */
    public ToolAddresses addresses() {
        return new ToolAddresses(
                settings.url("/lti/login"),
                launch(),
                settings.url("/.well-known/jwks.json"),
                settings.url("/icon.svg"),
                domain(),
                settings.url("/lti/config/canvas.json"),
                SCOPES,
                CustomParameters.asked());
    }

    /** The body of a registration (Dynamic Registration 1.0, 3.6), asking only for what the platform offers. */
    Map<String, Object> registration(OpenIdConfiguration platform) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("application_type", "web");
        body.put("grant_types", List.of("implicit", "client_credentials"));
        body.put("response_types", List.of("id_token"));
        body.put("redirect_uris", List.of(launch()));
        body.put("initiate_login_uri", settings.url("/lti/login"));
        body.put("client_name", NAME);
        body.put("client_uri", settings.url("/"));
        body.put("logo_uri", settings.url("/icon.svg"));
        body.put("jwks_uri", settings.url("/.well-known/jwks.json"));
        body.put("token_endpoint_auth_method", "private_key_jwt");
        body.put("scope", String.join(" ", scopes(platform)));
        body.put(TOOL, tool(platform));
        return body;
    }

    /** A platform that does not list its scopes is asked for what is usual: the list is optional in OpenID Connect. */
    static List<String> scopes(OpenIdConfiguration platform) {
        return SCOPES.stream()
                .filter(scope -> platform.scopes()
                        .map(listed -> listed.contains(scope))
                        .orElse(!ONLY_WHERE_LISTED.contains(scope)))
                .toList();
    }

    private Map<String, Object> tool(OpenIdConfiguration platform) {
        Map<String, Object> tool = new LinkedHashMap<>();
        tool.put("domain", domain());
        tool.put("description", DESCRIPTION);
        tool.put("target_link_uri", launch());
        tool.put("custom_parameters", CustomParameters.asked());
        // Only the display name: people are known by issuer and sub.
        tool.put("claims", List.of("iss", "sub", "name"));
        tool.put("messages", messages(platform));
        return tool;
    }

    /** The two that every platform has, and those of the others that this one lists. */
    private List<Map<String, Object>> messages(OpenIdConfiguration platform) {
        List<Map<String, Object>> messages = new ArrayList<>();
        messages.add(message("LtiResourceLinkRequest", platform, LAUNCH_PLACEMENTS));
        messages.add(message("LtiDeepLinkingRequest", platform, PICKER_PLACEMENTS));
        MORE_MESSAGES.stream()
                .filter(platform::supports)
                .forEach(type -> messages.add(message(type, platform, Set.of())));
        return messages;
    }

    private Map<String, Object> message(String type, OpenIdConfiguration platform, Set<String> wanted) {
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("type", type);
        message.put("target_link_uri", launch());
        message.put("label", NAME);
        List<String> placements = platform.placements(type).stream()
                .filter(name -> wanted.contains(name.substring(name.lastIndexOf('/') + 1)))
                .distinct()
                .toList();
        if (!placements.isEmpty()) {
            message.put("placements", placements);
        }
        return message;
    }

    /** Canvas's own format, for an administrator to paste or to fetch. */
    Map<String, Object> canvas() {
        Map<String, Object> placementSettings = new LinkedHashMap<>();
        placementSettings.put("text", NAME);
        placementSettings.put("icon_url", settings.url("/icon.svg"));
        placementSettings.put(
                "placements",
                List.of(
                        canvasPlacement("course_navigation", "LtiResourceLinkRequest"),
                        canvasPlacement("assignment_selection", "LtiDeepLinkingRequest"),
                        canvasPlacement("link_selection", "LtiDeepLinkingRequest")));
        Map<String, Object> extension = new LinkedHashMap<>();
        extension.put("domain", domain());
        extension.put("tool_id", "waymark");
        extension.put("platform", "canvas.instructure.com");
        // Neither e-mail nor picture: "public" would send both.
        extension.put("privacy_level", "name_only");
        extension.put("settings", placementSettings);
        Map<String, Object> config = new LinkedHashMap<>();
        config.put("title", NAME);
        config.put("description", DESCRIPTION);
        config.put("oidc_initiation_url", settings.url("/lti/login"));
        config.put("target_link_uri", launch());
        // Canvas has no groups service of LTI, and takes no file that names a scope it does not know.
        config.put(
                "scopes", SCOPES.stream().filter(scope -> !scope.equals(GROUPS)).toList());
        config.put("public_jwk_url", settings.url("/.well-known/jwks.json"));
        config.put("custom_fields", CustomParameters.asked());
        config.put("extensions", List.of(extension));
        return config;
    }

    private Map<String, Object> canvasPlacement(String placement, String message) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("placement", placement);
        entry.put("message_type", message);
        entry.put("target_link_uri", launch());
        entry.put("text", NAME);
        return entry;
    }

    private String launch() {
        return settings.url("/lti/launch");
    }

    /** Host and port: Moodle compares both with those of the target address. */
    private String domain() {
        URI base = settings.baseUrl();
        return base.getHost() + (base.getPort() < 0 ? "" : ":" + base.getPort());
    }
}
