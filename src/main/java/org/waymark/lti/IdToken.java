package org.waymark.lti;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Date;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.waymark.lti.LtiLaunch.AgsEndpoint;
import org.waymark.lti.LtiLaunch.Context;
import org.waymark.lti.LtiLaunch.DeepLinkingSettings;
import org.waymark.lti.LtiLaunch.Presentation;
import org.waymark.lti.LtiLaunch.ResourceLink;

/** The claims of an id_token by their meaning; a claim of another type than its own counts as absent. */
final class IdToken {

    private static final String LTI = "https://purl.imsglobal.org/spec/lti/claim/";
    private static final String AGS = "https://purl.imsglobal.org/spec/lti-ags/claim/endpoint";
    private static final String NAMES_AND_ROLES = "https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice";
    private static final String GROUPS = "https://purl.imsglobal.org/spec/lti-gs/claim/groupsservice";
    private static final String DEEP_LINKING = "https://purl.imsglobal.org/spec/lti-dl/claim/deep_linking_settings";

    private static final String AGS_SCOPE = "https://purl.imsglobal.org/spec/lti-ags/scope/";
    private static final int LONGEST_SCOPE = 100;
    private static final int MOST_SCOPES = 10;
    private static final int LONGEST_SOURCEDID = 255;
    private static final String IMS = "https://purl.imsglobal.org/";
    private static final Set<String> READ = Set.of("sub", "name", "given_name", "family_name", "email");
    private static final Map<String, String> SERVICE_CLAIMS = Map.of(
            "https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice", "nrps",
            "https://purl.imsglobal.org/spec/lti/claim/platformnotificationservice", "pns",
            "https://purl.imsglobal.org/spec/lti-gs/claim/groupsservice", "groups");
    private static final Set<String> KNOWN_SERVICES =
            Set.of("lineitem", "lineitem.readonly", "score", "result.readonly", "nrps", "pns", "groups");

    private final Map<String, Object> claims;

    IdToken(Map<String, Object> claims) {
        this.claims = claims;
    }

    /**
     * The short name of a claim that holds text no database keeps: the character NUL, or half a surrogate pair. Claims
     * that we do not read may hold what they like (LTI Core 1.3, 4.3).
     */
    @Nullable
    String unkeepable() {
        return claims.entrySet().stream()
                .filter(claim -> READ.contains(claim.getKey()) || claim.getKey().startsWith(IMS))
                .filter(claim -> isUnkeepable(claim.getValue()))
                .map(claim -> claim.getKey().substring(claim.getKey().lastIndexOf('/') + 1))
                .findFirst()
                .orElse(null);
    }

    /** Without recursion: how deep a claim goes is the sender's choice. */
    private static boolean isUnkeepable(@Nullable Object claim) {
        Deque<Object> left = new ArrayDeque<>();
        for (Object next = claim; next != null; next = left.poll()) {
            if (next instanceof String text
                    && text.codePoints().anyMatch(point -> point == 0 || point >= 0xD800 && point <= 0xDFFF)) {
                return true;
            }
            if (next instanceof Map<?, ?> object) {
                object.forEach((name, value) -> {
                    left.add(name);
                    if (value != null) {
                        left.add(value);
                    }
                });
            } else if (next instanceof List<?> list) {
                list.stream().filter(Objects::nonNull).forEach(left::add);
            }
        }
        return false;
    }

    /** A claim of OpenID Connect. */
    @Nullable
    String text(String name) {
        return text(claims, name);
    }

    @Nullable
    Instant time(String name) {
        return claims.get(name) instanceof Date date ? date.toInstant() : null;
    }

    /** "aud" is one string or a list of them (OpenID Connect Core 1.0, 2). */
    List<String> audience() {
        Object aud = claims.get("aud");
        return aud instanceof String one ? List.of(one) : strings(aud);
    }

    /** A claim of LTI Core. */
    @Nullable
    String lti(String name) {
        return text(claims, LTI + name);
    }

    /** Null when there is no list of roles, which is not the same as no role. */
    @Nullable
    List<String> roles() {
        Object roles = claims.get(LTI + "roles");
        return roles instanceof List<?> ? strings(roles) : null;
    }

    @Nullable
    ResourceLink resourceLink() {
        Map<String, Object> link = object(claims, LTI + "resource_link");
        String id = text(link, "id");
        return id == null ? null : new ResourceLink(id, text(link, "title"), text(link, "description"));
    }

    @Nullable
    Context context() {
        Map<String, Object> context = object(claims, LTI + "context");
        String id = text(context, "id");
        return id == null ? null : new Context(id, text(context, "label"), text(context, "title"));
    }

    @Nullable
    DeepLinkingSettings deepLinking() {
        Map<String, Object> settings = object(claims, DEEP_LINKING);
        String returnUrl = webAddress(text(settings, "deep_link_return_url"));
        Set<String> types = new LinkedHashSet<>(strings(settings.get("accept_types")));
        if (returnUrl == null || types.isEmpty()) {
            return null;
        }
        return new DeepLinkingSettings(
                returnUrl,
                types,
                flag(settings, "accept_multiple", false),
                flag(settings, "accept_lineitem", true),
                text(settings, "data"));
    }

    /** Whom the message is about, where that is not simply the user. */
    @Nullable
    String forUser() {
        return text(object(claims, LTI + "for_user"), "user_id");
    }

    /** LTI 1.3 Migration Guide 1.0, 6: what the platform says of the time before LTI 1.3; null if it says nothing. */
    @Nullable
    OldClaim old() {
        Map<String, Object> old = object(claims, LTI + "lti1p1");
        String key = text(old, "oauth_consumer_key");
        String sign = text(old, "oauth_consumer_key_sign");
        return key == null || sign == null
                ? null
                : new OldClaim(key, sign, text(old, "user_id"), text(old, "resource_link_id"));
    }

    /** The claim {@code lti1p1}; nothing of it is proven. */
    record OldClaim(
            String consumerKey,
            String sign,
            @Nullable String userId,
            @Nullable String resourceLinkId) {}

    /** Platform Notification Service 1.0, 3.1: where notices can be asked for; null where they cannot. */
    @Nullable
    NoticeService noticeService() {
        Map<String, Object> service = object(claims, LTI + "platformnotificationservice");
        String url = webAddress(text(service, "platform_notification_service_url"));
        return url == null
                ? null
                : new NoticeService(
                        url,
                        Set.copyOf(strings(service.get("scope"))),
                        Set.copyOf(strings(service.get("notice_types_supported"))));
    }

    /** The claim {@code platformnotificationservice}. */
    record NoticeService(String url, Set<String> scopes, Set<String> types) {}

    /** Platform Notification Service 1.0, 4: what a notice is called; null where the token is none. */
    @Nullable
    NoticeClaim notice() {
        Map<String, Object> notice = object(claims, LTI + "notice");
        String id = text(notice, "id");
        String type = text(notice, "type");
        return id == null || type == null ? null : new NoticeClaim(id, type);
    }

    /** The claim {@code notice}. */
    record NoticeClaim(String id, String type) {}

    /** Context copy notice: the contexts that were copied from. */
    List<String> originContexts() {
        return strings(claims.get(LTI + "origin_contexts"));
    }

    Presentation presentation() {
        Map<String, Object> presentation = object(claims, LTI + "launch_presentation");
        return new Presentation(
                text(presentation, "document_target"),
                webAddress(text(presentation, "return_url")),
                text(presentation, "locale"));
    }

    /**
     * The origin of the page that shows us. The platform's pages may live elsewhere than its authorization endpoint
     * (Canvas: a school's own host and one sign-in host for all), so the address it wants people back at goes first.
     */
    String platformOrigin(PlatformRegistration platform) {
        DeepLinkingSettings deepLinking = deepLinking();
        String back = deepLinking == null ? presentation().returnUrl() : deepLinking.returnUrl();
        return back == null ? platform.origin() : Origins.of(URI.create(back));
    }

    /** What it says of the installation it comes from. */
    PlatformMarks marks() {
        PlatformMarks marks = new PlatformMarks();
        marks.guid(text(object(claims, LTI + "tool_platform"), "guid"));
        AgsEndpoint ags = ags();
        if (ags != null) {
            marks.service(ags.lineItems());
            marks.service(ags.lineItem());
        }
        marks.service(text(object(claims, NAMES_AND_ROLES), "context_memberships_url"));
        marks.back(presentation().returnUrl());
        DeepLinkingSettings settings = deepLinking();
        marks.back(settings == null ? null : settings.returnUrl());
        marks.environment(custom().get("canvas_environment"));
        return marks;
    }

    /** The same without the addresses of services, so that nothing is ever sent there. */
    IdToken withoutServices() {
        Map<String, Object> rest = new LinkedHashMap<>(claims);
        rest.keySet()
                .removeIf(name -> name.startsWith("https://purl.imsglobal.org/spec/lti-ags/")
                        || name.startsWith("https://purl.imsglobal.org/spec/lti-nrps/")
                        || name.startsWith("https://purl.imsglobal.org/spec/lti-gs/"));
        return new IdToken(rest);
    }

    LtiLaunch launch(PlatformRegistration platform, UUID tenant) {
        return new LtiLaunch(
                platform.id(),
                tenant,
                platform.issuer(),
                platform.clientId(),
                required(lti("deployment_id")),
                required(text("sub")),
                displayName(),
                required(roles()),
                required(lti("message_type")),
                lti("target_link_uri") == null ? "" : required(lti("target_link_uri")),
                resourceLink(),
                context(),
                custom(),
                ags(),
                LtiLaunch.DEEP_LINKING.equals(lti("message_type")) ? deepLinking() : null,
                forUser(),
                presentation(),
                platformOrigin(platform),
                fellows(),
                personSourcedid());
    }

    /**
     * LTI Core 1.3, appendix D: the user's id in the school's register. Never from a custom parameter, which the author of a
     * course may type: whoever has a register's id has that record. What no register would call anybody counts as absent.
     */
    private @Nullable String personSourcedid() {
        String claim = text(object(claims, LTI + "lis"), "person_sourcedid");
        if (claim == null) {
            return null;
        }
        String id = claim.strip();
        boolean possible = !id.isEmpty()
                && id.length() <= LONGEST_SOURCEDID
                && !id.startsWith("$")
                && id.codePoints().noneMatch(Character::isISOControl);
        return possible ? id : null;
    }

    private LtiLaunch.Fellows fellows() {
        // NRPS 2.0, 3.1 and LTI Core 1.3, 5.4.7; the version list is not looked at, since some platforms
        // give none
        return new LtiLaunch.Fellows(
                webAddress(text(object(claims, NAMES_AND_ROLES), "context_memberships_url")),
                webAddress(text(object(claims, GROUPS), "context_groups_url")),
                Set.copyOf(strings(claims.get(LTI + "role_scope_mentor"))));
    }

    /** The services this launch offers: scopes of AGS by their last part, and "nrps", "pns", "groups". */
    Set<String> services() {
        Set<String> services = new LinkedHashSet<>();
        AgsEndpoint ags = ags();
        if (ags != null) {
            ags.scopes().stream()
                    .filter(scope -> scope.startsWith(AGS_SCOPE))
                    .forEach(scope -> services.add(scope.substring(AGS_SCOPE.length())));
        }
        SERVICE_CLAIMS.forEach((claim, name) -> {
            if (claims.get(claim) instanceof Map<?, ?>) {
                services.add(name);
            }
        });
        services.retainAll(KNOWN_SERVICES);
        return services;
    }

    private @Nullable String displayName() {
        String name = text("name");
        if (name != null) {
            return name;
        }
        String given = text("given_name");
        String family = text("family_name");
        if (given == null || family == null) {
            return given == null ? family : given;
        }
        return given + " " + family;
    }

    /** A variable the platform does not know comes back as it was sent: "$Person.timezone" says nothing. */
    private Map<String, String> custom() {
        Map<String, String> custom = new LinkedHashMap<>();
        object(claims, LTI + "custom").forEach((name, value) -> {
            if (value instanceof String || value instanceof Number || value instanceof Boolean) {
                String text = value.toString();
                if (!text.startsWith("$")) {
                    custom.put(name, text);
                }
            }
        });
        return Map.copyOf(custom);
    }

    private @Nullable AgsEndpoint ags() {
        Map<String, Object> endpoint = object(claims, AGS);
        return endpoint.isEmpty()
                ? null
                : new AgsEndpoint(
                        webAddress(text(endpoint, "lineitems")),
                        webAddress(text(endpoint, "lineitem")),
                        scopes(endpoint));
    }

    /** AGS 2.0, 3.1 names four; what is no scope of AGS is none that we could use. */
    private static Set<String> scopes(Map<String, Object> endpoint) {
        return strings(endpoint.get("scope")).stream()
                .filter(scope -> scope.startsWith(AGS_SCOPE) && scope.length() <= LONGEST_SCOPE)
                .limit(MOST_SCOPES)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static <T> T required(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("Only a token without complaints makes a launch");
        }
        return value;
    }

    /** An empty text says as little as none. */
    private static @Nullable String text(Map<String, Object> object, String name) {
        return object.get(name) instanceof String text && !text.isBlank() ? text : null;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> object(Map<String, Object> object, String name) {
        return object.get(name) instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
    }

    private static List<String> strings(@Nullable Object list) {
        return list instanceof List<?> values
                ? values.stream()
                        .filter(String.class::isInstance)
                        .map(String.class::cast)
                        .toList()
                : List.of();
    }

    private static boolean flag(Map<String, Object> object, String name, boolean unlessSaid) {
        Object value = object.get(name);
        return value == null ? unlessSaid : Boolean.parseBoolean(value.toString());
    }

    /** Only http(s): a page of ours will link to it (LTI Core 1.3, 5.4.4). */
    private static @Nullable String webAddress(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            URI url = new URI(text);
            boolean web = "https".equalsIgnoreCase(url.getScheme()) || "http".equalsIgnoreCase(url.getScheme());
            return web && url.getHost() != null ? text : null;
        } catch (URISyntaxException e) {
            return null;
        }
    }
}
