package org.waymark.sandbox;

import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Begins launches and answers the tool's authentication request (Security Framework 1.0, 5.1.1). */
@Service
@Profile("sandbox")
@Transactional
class SandboxLaunches {

    static final String RESOURCE_LINK = "LtiResourceLinkRequest";
    static final String DEEP_LINKING = "LtiDeepLinkingRequest";
    static final String SUBMISSION_REVIEW = "LtiSubmissionReviewRequest";
    static final String DATA_PRIVACY = "LtiDataPrivacyLaunchRequest";
    static final String CLAIM = "https://purl.imsglobal.org/spec/lti/claim/";
    static final String DEEP_LINKING_CLAIM = "https://purl.imsglobal.org/spec/lti-dl/claim/";

    /** Asks for a launch through a deployment that the tool has not seen. */
    static final String SECOND_DEPLOYMENT = "second-deployment";

    /** Time to follow the redirects; a person may have to press a button. */
    private static final Duration LAUNCH_LIFE = Duration.ofMinutes(10);

    /** As Moodle: one minute. */
    private static final Duration TOKEN_LIFE = Duration.ofSeconds(60);

    private static final Duration PICKER_LIFE = Duration.ofHours(2);

    private final JdbcClient jdbc;
    private final SandboxTools tools;
    private final SandboxLinks links;
    private final SandboxCopies copies;
    private final SandboxGradebook gradebook;
    private final SandboxRoster roster;
    private final SandboxAddresses addresses;
    private final SandboxSecrets secrets;
    private final SandboxAttacks attacks;
    private final SandboxHabits habits;
    private final SandboxJson json;
    private final Clock clock;

    SandboxLaunches(
            JdbcClient jdbc,
            SandboxTools tools,
            SandboxLinks links,
            SandboxCopies copies,
            SandboxGradebook gradebook,
            SandboxRoster roster,
            SandboxAddresses addresses,
            SandboxSecrets secrets,
            SandboxAttacks attacks,
            SandboxHabits habits,
            SandboxJson json,
            Clock clock) {
        this.jdbc = jdbc;
        this.tools = tools;
        this.links = links;
        this.copies = copies;
        this.gradebook = gradebook;
        this.roster = roster;
        this.addresses = addresses;
        this.secrets = secrets;
        this.attacks = attacks;
        this.habits = habits;
        this.json = json;
        this.clock = clock;
    }

    /** The fields of the form that begins the login at the tool (Security Framework 1.0, 5.1.1.1). */
    Map<String, String> beginLink(
            SandboxTool tool,
            SandboxLink link,
            SandboxPerson who,
            String target,
            String locale,
            @Nullable String with) {
        return begin(tool, who, RESOURCE_LINK, link, null, null, target, locale, with);
    }

    /** From the gradebook, about what stands behind a learner's grade (Submission Review 1.0). */
    Map<String, String> beginReview(
            SandboxTool tool, SandboxLineItem item, SandboxPerson forUser, SandboxPerson who, String locale) {
        SandboxLink link =
                Optional.ofNullable(item.linkId()).flatMap(links::find).orElse(null);
        return begin(tool, who, SUBMISSION_REVIEW, link, item.id(), forUser, "iframe", locale, null);
    }

    /** About the data of the user, or of another whom an administrator names (Data Privacy Launch 1.0). */
    Map<String, String> beginPrivacy(
            SandboxTool tool, @Nullable SandboxPerson forUser, SandboxPerson who, String locale) {
        return begin(tool, who, DATA_PRIVACY, null, null, forUser, "iframe", locale, null);
    }

    Map<String, String> beginPicker(SandboxTool tool, SandboxPerson who, String locale, @Nullable String with) {
        return begin(tool, who, DEEP_LINKING, null, null, null, "iframe", locale, with);
    }

    private Map<String, String> begin(
            SandboxTool tool,
            SandboxPerson who,
            String type,
            @Nullable SandboxLink link,
            @Nullable Long lineItem,
            @Nullable SandboxPerson forUser,
            String target,
            String locale,
            @Nullable String with) {
        roster.requireActive(who);
        if (tool.pending()) {
            throw new SandboxRefusal(
                    HttpStatus.FORBIDDEN, "This tool is pending: the LMS administrator has to press Activate first.");
        }
        if (type.equals(DEEP_LINKING) && tool.deepLinkUri().isEmpty()) {
            throw SandboxRefusal.badRequest("This tool does not support Deep Linking.");
        }
        if (addresses.mode().needsItemUrl() && link != null && link.url().isEmpty()) {
            throw SandboxRefusal.badRequest("Invalid Link");
        }
        String launchId = "ltilaunch_" + secrets.fresh();
        jdbc.sql("insert into sandbox_launch (launch_id, client_id, user_id, message_type, link_id, line_item_id,"
                        + " for_user, document_target, locale, expires_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .param(launchId)
                .param(tool.clientId())
                .param(who.id())
                .param(type)
                .param(link == null ? null : link.id())
                .param(lineItem)
                .param(forUser == null ? null : addresses.mode().subject(forUser))
                .param(target)
                .param(locale)
                .param(SandboxTimes.column(clock.instant().plus(LAUNCH_LIFE)))
                .update();
        Map<String, String> form = new LinkedHashMap<>();
        form.put("iss", addresses.issuer());
        form.put("target_link_uri", target(tool, type, link));
        form.put("login_hint", addresses.mode().subject(who));
        // JSON text, quotes and braces included, as Moodle sends it: tools must encode it
        Map<String, Object> hint = new LinkedHashMap<>();
        hint.put("cmid", link == null ? 0 : link.id());
        if (with != null) {
            hint.put("with", with);
        }
        hint.put("launchid", launchId);
        form.put("lti_message_hint", json.text(hint));
        form.put("client_id", tool.clientId());
        if (addresses.mode().namesDeploymentAtLogin()) {
            form.put("lti_deployment_id", deployment(tool, orNothing(with)));
        }
        return form;
    }

    private static String target(SandboxTool tool, String type, @Nullable SandboxLink link) {
        if (type.equals(DEEP_LINKING)) {
            return tool.deepLinkUri();
        }
        return link == null ? tool.targetLinkUri() : link.url();
    }

    /** The one answer to an authentication request; null fields are absent parameters. */
    Answer answer(SandboxAuthenticationRequest asked) {
        SandboxTool tool = tools.find(asked.client_id())
                .orElseThrow(() -> SandboxRefusal.badRequest("Invalid request: client_id is not registered"));
        asked.check(tool);
        SandboxLaunch launch = used(launchId(asked.lti_message_hint()))
                .filter(found -> found.clientId().equals(tool.clientId()))
                .orElseThrow(() -> SandboxRefusal.badRequest(
                        "Invalid request: this launch is unknown or was used before. Open it again from the course."));
        SandboxPerson who = SandboxPerson.find(launch.userId())
                .filter(person -> addresses.mode().subject(person).equals(asked.login_hint()))
                .orElseThrow(() -> SandboxRefusal.badRequest("Invalid request: login_hint names somebody else"));
        String with = orNothing(SandboxJson.string(json.object(asked.lti_message_hint()), "with"));
        String token = attacks.sign(claims(tool, launch, who, String.valueOf(asked.nonce()), with), with);
        return new Answer(String.valueOf(asked.redirect_uri()), token, asked.state());
    }

    /** What the browser posts to the tool. */
    record Answer(
            String redirectUri, String idToken, @Nullable String state) {}

    private String deployment(SandboxTool tool, String with) {
        return with.equals(SECOND_DEPLOYMENT) ? addresses.mode().secondDeployment(tool.id()) : tool.deploymentId();
    }

    private static String orNothing(@Nullable String text) {
        return text == null ? "" : text;
    }

    private String launchId(@Nullable String hint) {
        String id = hint == null ? null : SandboxJson.string(json.object(hint), "launchid");
        if (id == null) {
            throw SandboxRefusal.badRequest("Invalid request: lti_message_hint came back changed");
        }
        return id;
    }

    /** Works once: whoever deletes the row has it. */
    private Optional<SandboxLaunch> used(String launchId) {
        Optional<SandboxLaunch> launch = jdbc.sql(
                        "select launch_id as launchId, client_id as clientId, user_id as userId, message_type as messageType,"
                                + " link_id as linkId, line_item_id as lineItemId, for_user as forUser,"
                                + " document_target as documentTarget, locale"
                                + " from sandbox_launch where launch_id = ? and expires_at > ?")
                .params(launchId, SandboxTimes.column(clock.instant()))
                .query(SandboxLaunch.class)
                .optional();
        int deleted = jdbc.sql("delete from sandbox_launch where launch_id = ?")
                .param(launchId)
                .update();
        return deleted == 1 ? launch : Optional.empty();
    }

    private JWTClaimsSet claims(SandboxTool tool, SandboxLaunch launch, SandboxPerson who, String nonce, String with) {
        SandboxMode mode = addresses.mode();
        Date now = Date.from(clock.instant());
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer(addresses.issuer())
                .audience(tool.clientId())
                .subject(mode.subject(who))
                .issueTime(now)
                .expirationTime(Date.from(clock.instant().plus(TOKEN_LIFE)))
                .claim("nonce", nonce)
                .claim(CLAIM + "version", "1.3.0")
                .claim(CLAIM + "message_type", launch.messageType())
                .claim(CLAIM + "deployment_id", deployment(tool, with))
                .claim(CLAIM + "roles", mode.roles(who));
        if (mode.tellsContext()) {
            claims.claim(CLAIM + "context", context(mode, launch))
                    .claim(CLAIM + "tool_platform", mode.toolPlatform())
                    .claim(
                            CLAIM + "lis",
                            Map.of(
                                    "person_sourcedid",
                                    who.sourcedId(),
                                    "course_section_sourcedid",
                                    "SIS-" + SandboxCourse.LABEL));
        }
        names(claims, tool, who);
        services(claims, tool, launch);
        switch (launch.messageType()) {
            case DEEP_LINKING -> picker(claims, tool, launch, who, with);
            case SUBMISSION_REVIEW -> review(claims, tool, launch, who);
            case DATA_PRIVACY -> privacy(claims, tool, launch);
            default -> resource(claims, tool, launch, who);
        }
        habits.addTo(claims, mode, launch, who, with);
        return claims.build();
    }

    /** Names and e-mail only where the tool asked for these claims when it registered. */
    private static void names(JWTClaimsSet.Builder claims, SandboxTool tool, SandboxPerson who) {
        SandboxMode mode = SandboxMode.now();
        if (!mode.tellsNames()) {
            return;
        }
        if (tool.asksFor("name") || tool.asksFor("given_name") || tool.asksFor("family_name")) {
            claims.claim("name", who.name())
                    .claim("given_name", who.givenName())
                    .claim("family_name", who.familyName());
        }
        if (tool.asksFor("email")) {
            claims.claim("email", who.email());
        }
    }

    private void services(JWTClaimsSet.Builder claims, SandboxTool tool, SandboxLaunch launch) {
        SandboxMode mode = addresses.mode();
        List<String> ags = tool.grantedScopes().stream()
                .filter(scope -> scope.startsWith(SandboxScopes.AGS))
                .toList();
        if (!ags.isEmpty() && mode.hasServices()) {
            Map<String, Object> endpoint = new LinkedHashMap<>();
            endpoint.put("scope", ags);
            endpoint.put("lineitems", addresses.lineItems(tool));
            if (launch.linkId() != null) {
                gradebook
                        .onlyItemOf(tool, launch.linkId())
                        .ifPresent(item -> endpoint.put("lineitem", addresses.lineItem(tool, item.id())));
            }
            claims.claim("https://purl.imsglobal.org/spec/lti-ags/claim/endpoint", endpoint);
        }
        if (tool.grantedScopes().contains(SandboxScopes.NOTICE_HANDLERS)) {
            claims.claim(
                    CLAIM + "platformnotificationservice",
                    Map.of(
                            "service_versions", List.of("1.0"),
                            "platform_notification_service_url",
                                    addresses.lti("notice-handlers/" + tool.deploymentId()),
                            "scope", List.of(SandboxScopes.NOTICE_HANDLERS),
                            "notice_types_supported", List.of(SandboxCopies.NOTICE)));
        }
        if (tool.grantedScopes().contains(SandboxScopes.MEMBERSHIP_READ) && hasRoster(mode, tool)) {
            claims.claim(
                    "https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice",
                    Map.of(
                            "context_memberships_url",
                            addresses.memberships(tool),
                            "service_versions",
                            List.of("1.0", "2.0")));
        }
    }

    /** Moodle offers the roster only to a tool that has an activity in the course. */
    private boolean hasRoster(SandboxMode mode, SandboxTool tool) {
        return mode.hasServices()
                && (mode != SandboxMode.MOODLE
                        || links.placed().stream()
                                .anyMatch(link -> link.clientId().equals(tool.clientId())));
    }

    private void resource(JWTClaimsSet.Builder claims, SandboxTool tool, SandboxLaunch launch, SandboxPerson who) {
        SandboxLink link = Optional.ofNullable(launch.linkId())
                .flatMap(links::find)
                .orElseThrow(() -> SandboxRefusal.badRequest("Invalid request: the link is gone"));
        Map<String, Object> resource = new LinkedHashMap<>();
        resource.put("id", String.valueOf(link.id()));
        resource.put("title", link.title());
        resource.put("description", link.text());
        claims.claim(CLAIM + "resource_link", resource)
                .claim(CLAIM + "target_link_uri", link.url())
                .claim(
                        CLAIM + "launch_presentation",
                        Map.of(
                                "locale", launch.locale(),
                                "document_target", launch.documentTarget(),
                                "return_url", addresses.courseReturn()))
                .claim(CLAIM + "custom", custom(tool, json.strings(link.custom()), link, who));
    }

    private Map<String, Object> context(SandboxMode mode, SandboxLaunch launch) {
        String context = Optional.ofNullable(launch.linkId())
                .flatMap(links::find)
                .map(SandboxLink::contextId)
                .orElse(SandboxCourse.ID);
        return Map.of(
                "id",
                context,
                "label",
                SandboxCourse.LABEL,
                "title",
                copies.title(context),
                "type",
                List.of(mode.contextType()));
    }

    /** As Moodle: the line item's own parameters join those of the link, and its address is the target. */
    private void review(JWTClaimsSet.Builder claims, SandboxTool tool, SandboxLaunch launch, SandboxPerson who) {
        resource(claims, tool, launch, who);
        claims.claim(CLAIM + "for_user", Map.of("user_id", String.valueOf(launch.forUser())));
    }

    private void privacy(JWTClaimsSet.Builder claims, SandboxTool tool, SandboxLaunch launch) {
        claims.claim(CLAIM + "target_link_uri", tool.targetLinkUri())
                .claim(
                        CLAIM + "launch_presentation",
                        Map.of("locale", launch.locale(), "return_url", addresses.courseReturn()));
        if (launch.forUser() != null) {
            claims.claim(CLAIM + "for_user", Map.of("user_id", launch.forUser()));
        }
    }

    private void picker(
            JWTClaimsSet.Builder claims, SandboxTool tool, SandboxLaunch launch, SandboxPerson who, String with) {
        SandboxMode mode = addresses.mode();
        String data = "course=" + SandboxCourse.LABEL + "&key=" + secrets.fresh();
        jdbc.sql("insert into sandbox_deep_linking (data, client_id, expires_at) values (?, ?, ?)")
                .params(
                        data,
                        tool.clientId(),
                        SandboxTimes.column(clock.instant().plus(PICKER_LIFE)))
                .update();
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("deep_link_return_url", addresses.lti("deep-links") + "?course=" + SandboxCourse.ID);
        settings.put("accept_types", List.of("ltiResourceLink"));
        settings.put("accept_presentation_document_targets", List.of("frame", "iframe", "window"));
        settings.put("accept_multiple", mode.acceptsSeveralItems(with));
        if (mode == SandboxMode.MOODLE) {
            settings.put("accept_copy_advice", false);
            settings.put("can_confirm", false);
        } else if (mode.hasServices()) {
            settings.put("accept_lineitem", true);
        }
        settings.put("accept_unsigned", false);
        settings.put("auto_create", false);
        settings.put("title", "");
        settings.put("text", "");
        if (mode.sendsPickerData()) {
            settings.put("data", data);
        }
        claims.claim(DEEP_LINKING_CLAIM + "deep_linking_settings", settings)
                .claim(CLAIM + "target_link_uri", tool.deepLinkUri())
                .claim(CLAIM + "launch_presentation", Map.of("locale", launch.locale()))
                .claim(CLAIM + "custom", custom(tool, Map.of(), null, who));
    }

    /** The tool's parameters win over the item's; a variable that nobody here knows arrives as it was written. */
    private Map<String, String> custom(
            SandboxTool tool, Map<String, String> ofLink, @Nullable SandboxLink link, SandboxPerson who) {
        Map<String, String> values = new LinkedHashMap<>(ofLink);
        values.putAll(json.strings(tool.custom()));
        Map<String, String> known = SandboxVariables.of(link, who);
        values.replaceAll((name, value) -> known.getOrDefault(value, value));
        if (addresses.mode().hasMoodlesRoster()) {
            values.put("context_memberships_url", addresses.memberships(tool));
        }
        return values;
    }
}
