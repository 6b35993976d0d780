package org.waymark.lti.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.waymark.OnH2;
import org.waymark.Quirk;
import org.waymark.Requirement;
import org.waymark.settings.WaymarkSettings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What we hand to LMS administrators is what the application does. */
@OnH2
class LtiConfigTests {

    private static final Path FOLDER = Path.of("lti-config");
    private static final String BASE = "https://waymark.example.org";
    private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s\"`|)<>\\]]+");

    /** Whose addresses may stand there besides ours: the specification's names and the hosted LMSs. */
    private static final Set<String> OTHERS = Set.of(
            "purl.imsglobal.org",
            "canvas.instructure.com",
            "sso.canvaslms.com",
            "api.brightspace.com",
            "blackboard.com",
            "developer.blackboard.com",
            "schoology.schoology.com",
            "lti-service.svc.schoology.com");

    private final JsonMapper json = JsonMapper.builder().build();
    private final ToolConfiguration tool =
            new ToolConfiguration(new WaymarkSettings(URI.create(BASE), Path.of("data"), null, null, List.of(), true));

    @Autowired
    private MockMvc mvc;

    /** With {@code -Drenew=true} the files are written anew first. */
    @Test
    @Requirement(83)
    void areMadeFromWhatWaymarkServesAndSends() throws IOException {
        Map<String, String> made = new LtiConfigFiles(tool, complete()).all();
        if (Boolean.getBoolean("renew")) {
            for (Map.Entry<String, String> file : made.entrySet()) {
                Files.writeString(FOLDER.resolve(file.getKey()), file.getValue());
            }
        }
        Map<String, String> there =
                files().collect(Collectors.toMap(file -> file.getFileName().toString(), LtiConfigTests::text));
        assertThat(there)
                .as("renew them: ./mvnw test -Dtest=LtiConfigTests -Drenew=true")
                .containsExactlyInAnyOrderEntriesOf(made);
    }

    // Requirement 83: only what is offered
    @Test
    void asksOnlyForScopesThatAreOffered() {
        OpenIdConfiguration platform =
                configuration("[\"openid\",\"https://purl.imsglobal.org/spec/lti-ags/scope/score\"]");
        assertThat(tool.registration(platform))
                .containsEntry("scope", "https://purl.imsglobal.org/spec/lti-ags/scope/score");
    }

    // Requirement 83: no personal data that we do not need
    @Test
    void asksForNoEmail() {
        assertThat(json.writeValueAsString(tool.registration(complete()))).doesNotContain("email", "family_name");
        assertThat(json.writeValueAsString(tool.canvas())).contains("\"privacy_level\":\"name_only\"");
    }

    // Moodle R1: host and port of the domain are those of the target
    @Test
    void namesThePortInTheDomain() {
        ToolConfiguration local = new ToolConfiguration(
                new WaymarkSettings(URI.create("http://localhost:8080"), Path.of("data"), null, null, List.of(), true));
        assertThat(local.registration(moodle()).toString()).contains("domain=localhost:8080");
    }

    @Test
    void theCanvasFileIsServedUnderTheAddressOfThisServer() throws Exception {
        var answer = mvc.perform(MockMvcRequestBuilders.get("/lti/config/canvas.json"))
                .andReturn()
                .getResponse();
        String here = answer.getContentAsString()
                .replace("http://localhost:8080", BASE)
                .replace("localhost:8080", "waymark.example.org");
        assertThat((Object) json.readTree(here)).isEqualTo(json.readTree(text(FOLDER.resolve("canvas.json"))));
    }

    @ParameterizedTest
    @MethodSource("files")
    void nameOneOriginOfOurs(Path file) {
        assertThat(addresses(file))
                .allSatisfy(address -> assertThat(address)
                        .matches(url -> url.startsWith("https://"), "https")
                        .matches(
                                url -> url.equals(BASE)
                                        || url.startsWith(BASE + "/")
                                        || OTHERS.contains(URI.create(url).getHost()),
                                "ours, or a known one"));
    }

    @ParameterizedTest
    @MethodSource("ourPaths")
    void nameRoutesThatAreServed(String path) throws Exception {
        int get = mvc.perform(MockMvcRequestBuilders.get(path))
                .andReturn()
                .getResponse()
                .getStatus();
        int post = mvc.perform(MockMvcRequestBuilders.post(path))
                .andReturn()
                .getResponse()
                .getStatus();
        assertThat(List.of(get, post)).as("GET and POST of %s", path).isNotEqualTo(List.of(404, 404));
    }

    @ParameterizedTest
    @MethodSource("files")
    void linkToFilesThatAreThere(Path file) {
        assertThat(Pattern.compile("]\\(([^)#:]+)\\)")
                        .matcher(text(file))
                        .results()
                        .map(link -> link.group(1)))
                .allSatisfy(name -> assertThat(FOLDER.resolve(name)).exists());
    }

    /** Where an LMS is told by hand, its guide has every address and says what has to come back. */
    @ParameterizedTest
    @ValueSource(strings = {"moodle", "brightspace", "blackboard", "schoology", "sakai", "openedx", "generic"})
    @Quirk({
        "brightspace registration",
        "blackboard registration",
        "schoology registration",
        "sakai registration",
        "openedx registration",
        "others registration"
    })
    void haveAGuideForEachLmsWithWhatToSendBack(String lms) {
        assertThat(text(FOLDER.resolve(lms + ".md")))
                .contains(BASE + "/lti/login", BASE + "/lti/launch", BASE + "/.well-known/jwks.json")
                .containsPattern("(?i)send(s)? (it )?back");
    }

    @Test
    void theScopesThatAreExplainedAreThoseThatAreAsked() {
        assertThat(addresses(FOLDER.resolve("scopes.md")))
                .containsExactlyInAnyOrderElementsOf(ToolConfiguration.SCOPES);
    }

    static Stream<Path> files() throws IOException {
        return Files.list(FOLDER).sorted();
    }

    static Set<String> ourPaths() throws IOException {
        Set<String> paths = new TreeSet<>();
        files().flatMap(file -> addresses(file).stream())
                .filter(url -> url.startsWith(BASE + "/") && !url.equals(BASE + "/"))
                .forEach(url -> paths.add(url.substring(BASE.length())));
        return paths;
    }

    private static List<String> addresses(Path file) {
        return ADDRESS.matcher(text(file))
                .results()
                .map(match -> match.group().replaceAll("[.,;:]+$", ""))
                .distinct()
                .toList();
    }

    private OpenIdConfiguration moodle() {
        return configuration("""
                ["https://purl.imsglobal.org/spec/lti-bo/scope/basicoutcome",
                "https://purl.imsglobal.org/spec/lti-ags/scope/lineitem.readonly",
                "https://purl.imsglobal.org/spec/lti-ags/scope/result.readonly",
                "https://purl.imsglobal.org/spec/lti-ags/scope/score",
                "https://purl.imsglobal.org/spec/lti-ags/scope/lineitem",
                "https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly",
                "https://purl.imsglobal.org/spec/lti-ts/scope/toolsetting","openid"]""");
    }

    /** A platform that offers whatever we can ask for. */
    private OpenIdConfiguration complete() {
        return configuration(json.writeValueAsString(ToolConfiguration.SCOPES), """
                {"type":"LtiResourceLinkRequest"},{"type":"LtiDeepLinkingRequest","placements":["ContentArea"]},
                {"type":"LtiSubmissionReviewRequest"},{"type":"LtiDataPrivacyLaunchRequest"}""");
    }

    private OpenIdConfiguration configuration(String scopes) {
        return configuration(scopes, """
                {"type":"LtiResourceLinkRequest"},{"type":"LtiDeepLinkingRequest","placements":["ContentArea"]}""");
    }

    private OpenIdConfiguration configuration(String scopes, String messages) {
        JsonNode platform = json.readTree("""
                {"issuer":"https://moodle.example","authorization_endpoint":"https://moodle.example/mod/lti/auth.php",
                "token_endpoint":"https://moodle.example/mod/lti/token.php",
                "jwks_uri":"https://moodle.example/mod/lti/certs.php",
                "registration_endpoint":"https://moodle.example/mod/lti/openid-registration.php",
                "scopes_supported":%s,
                "https://purl.imsglobal.org/spec/lti-platform-configuration":{"product_family_code":"moodle",
                "messages_supported":[%s]}}""".formatted(scopes, messages));
        return OpenIdConfiguration.read(platform);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
