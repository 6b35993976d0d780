package org.waymark.sandbox;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/**
 * Which LMS the sandbox behaves like. Each mode lives under an address of its own, {@code /sandbox/moodle} for one, and is
 * a platform of its own with its own issuer, tools, links and grades. A quirk that differs between modes is a method here.
 */
enum SandboxMode {
    /** The LMS of the demonstration: strict everywhere, in nobody's particular way. */
    PLAIN("Lakeside LMS", ""),
    /** Moodle 4.5. */
    MOODLE("Moodle", "moodle"),
    /** Canvas as it is hosted: one issuer for all schools, many deployments for each client. */
    CANVAS("Canvas", "canvas"),
    /** D2L Brightspace. */
    BRIGHTSPACE("Brightspace", "brightspace"),
    /** Blackboard Learn: one issuer for all schools. */
    BLACKBOARD("Blackboard", "blackboard"),
    /** The least a platform may be: no names, no services, no course. */
    MINIMAL("A minimal LMS", "minimal"),
    /** A platform that can be told to send what no platform may send. */
    HOSTILE("A hostile LMS", "hostile");

    private static final String ATTRIBUTE = SandboxMode.class.getName();

    private final String title;
    private final String segment;

    SandboxMode(String title, String segment) {
        this.title = title;
        this.segment = segment;
    }

    /** The mode of the request that is being served; {@link #PLAIN} outside of any. */
    static SandboxMode now() {
        RequestAttributes request = RequestContextHolder.getRequestAttributes();
        Object mode = request == null ? null : request.getAttribute(ATTRIBUTE, RequestAttributes.SCOPE_REQUEST);
        return mode instanceof SandboxMode found ? found : PLAIN;
    }

    static Optional<SandboxMode> named(String segment) {
        return Arrays.stream(values())
                .filter(mode -> mode != PLAIN && mode.segment.equals(segment))
                .findFirst();
    }

    static String attribute() {
        return ATTRIBUTE;
    }

    public String title() {
        return title;
    }

    /** The path of its home. */
    public String path() {
        return this == PLAIN ? "/sandbox" : "/sandbox/" + segment;
    }

    boolean isOneOf(SandboxMode... modes) {
        return List.of(modes).contains(this);
    }

    // --- who it says it is

    /** @param base the address of the mode, which most platforms give as their issuer */
    String issuer(String base) {
        return switch (this) {
            case CANVAS -> "https://canvas.instructure.com";
            case BLACKBOARD -> "https://blackboard.com";
            default -> base;
        };
    }

    /** What the token endpoint wants as the audience of an assertion. */
    String tokenAudience(String endpoint) {
        return this == BRIGHTSPACE ? "https://api.brightspace.com/auth/token" : endpoint;
    }

    /** The name of the product in tool_platform and in the platform's configuration. */
    String family() {
        return switch (this) {
            case MOODLE -> "moodle";
            case CANVAS -> "canvas";
            case BRIGHTSPACE -> "desire2learn";
            case BLACKBOARD -> "BlackboardLearn";
            default -> "waymark-sandbox";
        };
    }

    /** The version in the platform's configuration. */
    String version() {
        return switch (this) {
            case MOODLE -> "4.5.6 (Build: 20250811)";
            case CANVAS -> "OpenSource";
            case BRIGHTSPACE -> "20.25.11";
            case BLACKBOARD -> "4000.0.0";
            default -> "1";
        };
    }

    /** LTI Core 1.3, 5.4.2; empty where there is no such claim. */
    Map<String, Object> toolPlatform() {
        Map<String, Object> platform = new LinkedHashMap<>();
        switch (this) {
            case MINIMAL -> {
                return platform;
            }
            case MOODLE -> {
                platform.put("guid", "42e4a1bf0c7d4f0b9a3e2d1c0b9a8f70");
                platform.put("name", "lakeside");
                platform.put("description", "Lakeside District Moodle");
            }
            case CANVAS -> {
                platform.put("guid", "7db438071375c02373713c12c73869ff2f470b68.lakeside.instructure.com");
                platform.put("name", "Lakeside District");
            }
            case BRIGHTSPACE -> {
                platform.put("guid", "5a1d7c5e-3b0f-4f0e-9b62-6a0b0b7f3c11");
                platform.put("name", "Lakeside");
            }
            case BLACKBOARD -> {
                platform.put("guid", "c1d2e3f4a5b64798a0b1c2d3e4f50617");
                platform.put("name", "Blackboard, Inc.");
                platform.put("description", "Lakeside District");
            }
            default -> {
                platform.put("guid", "sandbox-lms");
                platform.put("name", "Lakeside");
                platform.put("description", "Lakeside District Sandbox LMS");
            }
        }
        platform.put("product_family_code", family());
        // Moodle's two versions differ in form, as its sources do
        platform.put("version", this == MOODLE ? "2024100706" : version());
        return platform;
    }

    /** The deployment of a tool, in the form this LMS gives its ids. */
    String deployment(long tool) {
        String number = String.valueOf(tool);
        return switch (this) {
            case CANVAS -> number + ":" + SandboxSecrets.hash(number).substring(0, 40);
            case BRIGHTSPACE, BLACKBOARD ->
                UUID.nameUUIDFromBytes((segment + number).getBytes(StandardCharsets.UTF_8))
                        .toString();
            default -> number;
        };
    }

    /** Another deployment of the same client, which the tool has never seen: in Canvas each course may have its own. */
    String secondDeployment(long tool) {
        return deployment(tool) + "2";
    }

    // --- registration

    /** Brightspace registers whoever asks; the administrator looks at it afterwards. */
    boolean givesRegistrationToken() {
        return this != BRIGHTSPACE;
    }

    /** Blackboard keeps its token in the address to which the registration is posted. */
    boolean putsTokenIntoAddress() {
        return this == BLACKBOARD;
    }

    /** Canvas asks for the token where its configuration is read, too. */
    boolean guardsConfiguration() {
        return this == CANVAS;
    }

    /** Whether the answer to a registration names the deployment; in Canvas and Blackboard it comes with the installation. */
    boolean answersDeployment() {
        return !isOneOf(CANVAS, BLACKBOARD);
    }

    /** In Moodle a tool that registered itself waits until somebody presses Activate. */
    boolean waitsForActivation() {
        return this == MOODLE;
    }

    List<String> launchPlacements() {
        return this == CANVAS ? List.of("https://canvas.instructure.com/lti/course_navigation") : List.of();
    }

    List<String> pickerPlacements() {
        return this == CANVAS
                ? List.of(
                        "https://canvas.instructure.com/lti/assignment_selection",
                        "https://canvas.instructure.com/lti/link_selection",
                        "ContentArea")
                : List.of("ContentArea");
    }

    // --- launches

    /** Canvas says only in the id_token which deployment it is. */
    boolean namesDeploymentAtLogin() {
        return this != CANVAS;
    }

    /** The id of a person, which is the sub of launches and the user of scores. */
    String subject(SandboxPerson person) {
        int number = SandboxPerson.ALL.indexOf(person) + 3;
        return switch (this) {
            case MOODLE -> String.valueOf(number);
            case CANVAS, BRIGHTSPACE, BLACKBOARD ->
                UUID.nameUUIDFromBytes((segment + number).getBytes(StandardCharsets.UTF_8))
                        .toString();
            default -> person.id();
        };
    }

    Optional<SandboxPerson> person(@Nullable String subject) {
        return SandboxPerson.ALL.stream()
                .filter(person -> subject(person).equals(subject))
                .findFirst();
    }

    boolean tellsNames() {
        return this != MINIMAL;
    }

    boolean tellsContext() {
        return this != MINIMAL;
    }

    /** Moodle writes the bare word, others the URI of the vocabulary (LTI Core 1.3, A.1). */
    String contextType() {
        return isOneOf(PLAIN, MOODLE) ? "CourseSection" : "http://purl.imsglobal.org/vocab/lis/v2/course#CourseSection";
    }

    /** The roles of a launch; Moodle knows no more than Instructor, Learner and administrators. */
    List<String> roles(SandboxPerson person) {
        if (this == MOODLE) {
            return person.roles().stream()
                    .filter(role -> !role.endsWith("#ContentDeveloper"))
                    .toList();
        }
        return person.roles();
    }

    /** Moodle puts the names of the members' roles short, and the address of the list into every custom claim. */
    boolean hasMoodlesRoster() {
        return isOneOf(PLAIN, MOODLE);
    }

    /** Who keeps things for tools: Canvas in a named frame, Blackboard in one that only its capabilities tell. */
    SandboxStorage storage() {
        return switch (this) {
            case CANVAS -> SandboxStorage.FRAME;
            case BLACKBOARD -> SandboxStorage.ANNOUNCED;
            default -> SandboxStorage.OFF;
        };
    }

    // --- deep linking

    /** Moodle gives no data and says nothing of line items. */
    boolean sendsPickerData() {
        return this != MOODLE;
    }

    /** @param placement the place in a Canvas course from which the picker was opened, if one was named */
    boolean acceptsSeveralItems(@Nullable String placement) {
        return this != CANVAS
                || Set.of("course_assignments_menu", "module_menu_modal").contains(placement);
    }

    /** Blackboard places an item without an address and then cannot open it. */
    boolean needsItemUrl() {
        return this == BLACKBOARD;
    }

    // --- services

    boolean hasServices() {
        return this != MINIMAL;
    }

    /** The columns of Moodle keep the tool in their query. */
    boolean hasLineItemQuery() {
        return isOneOf(PLAIN, MOODLE);
    }

    /** Canvas answers 403 to a client that does not say who it is. */
    boolean wantsUserAgent() {
        return this == CANVAS;
    }

    /** Moodle finds no handler where anything but the one media type is asked for or sent. */
    boolean wantsExactMedia() {
        return isOneOf(PLAIN, MOODLE, HOSTILE);
    }

    /** Moodle compares at whole seconds and refuses an equal time; Canvas refuses an earlier one only. */
    boolean refusesEqualSeconds() {
        return isOneOf(PLAIN, MOODLE, HOSTILE);
    }

    /** In Moodle every message replaces all that was there, a grade included. */
    boolean progressClearsGrade() {
        return isOneOf(PLAIN, MOODLE, HOSTILE);
    }

    /** The answer to a score for somebody who is no learner of the course. */
    HttpStatus refusesOthersWith() {
        return isOneOf(CANVAS, BRIGHTSPACE) ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.BAD_REQUEST;
    }

    String wordsForOthers(String user) {
        return switch (this) {
            case CANVAS -> "User not found in course or is not a student";
            case BRIGHTSPACE -> "The user cannot be graded: the role lacks \"Can be graded in Grades\"";
            default -> "Incorrect score received " + user;
        };
    }

    /** Blackboard's documentation knows whole points only. */
    boolean wantsWholeMaximum() {
        return this == BLACKBOARD;
    }

    /** Brightspace cuts what is more than the maximum. */
    boolean clipsScores() {
        return this == BRIGHTSPACE;
    }

    /** A refusal of a service, in the form of this LMS; Moodle says why in the reason phrase, which proxies drop. */
    Object refusal(HttpStatus status, String words) {
        return switch (this) {
            case MOODLE -> List.of();
            case CANVAS ->
                status == HttpStatus.UNPROCESSABLE_CONTENT
                        ? Map.of("errors", Map.of("type", "unprocessable_entity", "message", words))
                        : Map.of("errors", List.of(Map.of("message", words)));
            case BRIGHTSPACE -> Map.of("title", status.getReasonPhrase(), "status", status.value(), "detail", words);
            case BLACKBOARD -> Map.of("status", status.value(), "message", words);
            default -> words;
        };
    }

    /** How many members a page of the roster has; 0 for all of them. */
    int membersPerPage() {
        return switch (this) {
            case CANVAS -> 50;
            case BRIGHTSPACE, BLACKBOARD -> 100;
            default -> 0;
        };
    }

    /** In lower case, for ids and messages. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The mode whose home an address of the sandbox lies under. */
    static SandboxMode of(URI address) {
        return ofPath(address.getPath());
    }

    static SandboxMode ofPath(String path) {
        String[] parts = path.split("/", 4);
        return parts.length > 2 && parts[1].equals("sandbox") ? named(parts[2]).orElse(PLAIN) : PLAIN;
    }
}
