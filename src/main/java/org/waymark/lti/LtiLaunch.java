package org.waymark.lti;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A launch whose id_token was validated in full (Security Framework 1.0, 5.1.3; LTI Core 1.3, 5.3).
 *
 * @param registration our id of the platform registration
 * @param tenant whom the deployment belongs to; the district of the people module
 * @param sub the user, unique for this issuer only
 * @param name the display name, if the platform gave one
 * @param roles as sent, short names and URIs
 * @param custom without values the platform could not substitute (those that begin with "$")
 * @param platformOrigin the origin that may frame our pages and hear our messages
 */
// What it is asked is no part of it when it is kept as JSON.
@JsonAutoDetect(isGetterVisibility = JsonAutoDetect.Visibility.NONE)
public record LtiLaunch(
        UUID registration,
        UUID tenant,
        String issuer,
        String clientId,
        String deploymentId,
        String sub,
        @Nullable String name,
        List<String> roles,
        String messageType,
        String targetLinkUri,
        @Nullable ResourceLink resourceLink,
        @Nullable Context context,
        Map<String, String> custom,
        @Nullable AgsEndpoint ags,
        @Nullable DeepLinkingSettings deepLinking,
        @Nullable String forUser,
        Presentation presentation,
        String platformOrigin) {

    /** LTI Core 1.3, 5.3.5. */
    public record ResourceLink(
            String id, @Nullable String title, @Nullable String description) {}

    /** LTI Core 1.3, 5.4.1. */
    public record Context(
            String id, @Nullable String label, @Nullable String title) {}

    /** AGS 2.0, 3.1: what this launch says of the gradebook. */
    public record AgsEndpoint(
            @Nullable String lineItems, @Nullable String lineItem, Set<String> scopes) {}

    /** Deep Linking 2.0, 4.4.1. */
    public record DeepLinkingSettings(
            String returnUrl,
            Set<String> acceptTypes,
            boolean acceptMultiple,
            boolean acceptLineItem,
            @Nullable String data) {}

    /** LTI Core 1.3, 5.4.4. */
    public record Presentation(
            @Nullable String documentTarget,
            @Nullable String returnUrl,
            @Nullable String locale) {}

    public static final String RESOURCE_LINK = "LtiResourceLinkRequest";
    public static final String DEEP_LINKING = "LtiDeepLinkingRequest";

    private static final String VOCABULARY = "http://purl.imsglobal.org/vocab/lis/v2/";

    /** Whether it asks for content to put into a course (Deep Linking 2.0). */
    public boolean asksForContent() {
        return messageType.equals(DEEP_LINKING);
    }

    /** Whether the context role is Learner. */
    public boolean isLearner() {
        return hasContextRole("Learner");
    }

    /** Whether the platform lets this person arrange the content of this context. */
    public boolean isAuthor() {
        return hasContextRole("Instructor")
                || hasContextRole("ContentDeveloper")
                || hasContextRole("Administrator")
                || isAdministrator();
    }

    /** Whether this is an administrator of the institution or the system; one of a course alone is none. */
    public boolean isAdministrator() {
        return roles.contains(VOCABULARY + "institution/person#Administrator")
                || roles.contains(VOCABULARY + "system/person#Administrator")
                || roles.contains(VOCABULARY + "system/person#SysAdmin");
    }

    /**
     * LTI Core 1.3, A.2.2 and A.2.3: a short name is a context role, and a sub-role is one of its principal role. What
     * someone is in the institution does not count here: a teacher who learns in this course is an Instructor there.
     */
    private boolean hasContextRole(String name) {
        return roles.stream()
                .anyMatch(role -> role.equals(name)
                        || role.equals(VOCABULARY + "membership#" + name)
                        || role.startsWith(VOCABULARY + "membership/" + name + "#"));
    }
}
