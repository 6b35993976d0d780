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
 * @param fellows what it tells of the others in the context
 * @param personSourcedid what the school's register calls the user, if the platform tells
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
        String platformOrigin,
        Fellows fellows,
        @Nullable String personSourcedid) {

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

    /**
     * The others in the context, and where to ask for them.
     *
     * @param memberships where its members are listed (NRPS 2.0, 3.1), absent where the platform does not offer them
     * @param groups where its groups are listed (Course Groups Service 1.0), absent likewise
     * @param mentored the users this one is a mentor of (LTI Core 1.3, 5.4.7)
     */
    public record Fellows(
            @Nullable String memberships, @Nullable String groups, Set<String> mentored) {

        public static final Fellows UNKNOWN = new Fellows(null, null, Set.of());
    }

    /** A launch that does not tell what the school's register calls the user. */
    public LtiLaunch(
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
            String platformOrigin,
            Fellows fellows) {
        this(
                registration,
                tenant,
                issuer,
                clientId,
                deploymentId,
                sub,
                name,
                roles,
                messageType,
                targetLinkUri,
                resourceLink,
                context,
                custom,
                ags,
                deepLinking,
                forUser,
                presentation,
                platformOrigin,
                fellows,
                null);
    }

    /** A launch that tells of nobody else. */
    public LtiLaunch(
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
        this(
                registration,
                tenant,
                issuer,
                clientId,
                deploymentId,
                sub,
                name,
                roles,
                messageType,
                targetLinkUri,
                resourceLink,
                context,
                custom,
                ags,
                deepLinking,
                forUser,
                presentation,
                platformOrigin,
                Fellows.UNKNOWN);
    }

    public static final String RESOURCE_LINK = "LtiResourceLinkRequest";
    public static final String DEEP_LINKING = "LtiDeepLinkingRequest";

    /** Submission Review 1.0: from a gradebook, about the work of {@link #forUser}. */
    public static final String SUBMISSION_REVIEW = "LtiSubmissionReviewRequest";

    /** Data Privacy Launch 1.0: about the data of {@link #forUser}, or of the user. */
    public static final String DATA_PRIVACY = "LtiDataPrivacyLaunchRequest";

    /** The same, as earlier drafts called it. */
    static final String DATA_PRIVACY_DRAFT = "DataPrivacyLaunchRequest";

    private static final String VOCABULARY = "http://purl.imsglobal.org/vocab/lis/v2/";

    /** Whether this launch asks what is held on a person. */
    public boolean isAboutPrivacy() {
        return messageType.equals(DATA_PRIVACY) || messageType.equals(DATA_PRIVACY_DRAFT);
    }

    /** Whether the message is about somebody else than the user. */
    public boolean isAboutAnother() {
        return forUser != null && !forUser.equals(sub);
    }

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
     * Whether this is somebody's mentor and nothing else here: such a person comes for the users in
     * {@link Fellows#mentored()} alone (LTI Core 1.3, 5.4.7). Who also learns or teaches in this context is that first.
     */
    public boolean isOnlyMentor() {
        return (hasContextRole("Mentor") || roles.contains(VOCABULARY + "institution/person#Mentor"))
                && !isLearner()
                && !isAuthor();
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
