package org.waymark.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.waymark.OnSandbox;
import org.waymark.TestClock;
import tools.jackson.databind.JsonNode;

/** What each mode sends and asks is what the LMS it is named after sends and asks. */
@OnSandbox
class SandboxHabitsTests {

    private static final String CLAIM = SandboxLaunches.CLAIM;
    private static final String CONFIGURATION = "https://purl.imsglobal.org/spec/lti-tool-configuration";

    @LocalServerPort
    private int port;

    @Autowired
    private TestClock clock;

    @Autowired
    private SandboxTools tools;

    @Autowired
    private JdbcClient jdbc;

    private TestTool tool(SandboxMode mode) {
        TestTool tool = new TestTool(port, clock, mode);
        tool.tokenAudience = mode.tokenAudience(tool.tokenAudience);
        tool.registered(tools.openRegistration(null));
        jdbc.sql("update sandbox_tool set pending = false").update();
        tool.deploymentId = mode.deployment(id(tool));
        return tool;
    }

    private long id(TestTool tool) {
        return jdbc.sql("select id from sandbox_tool where client_id = ?")
                .param(tool.clientId)
                .query(Long.class)
                .single();
    }

    private Map<String, String> login(TestTool tool, String user) {
        long link = jdbc.sql("select id from sandbox_link where client_id = ? and navigation = true")
                .param(tool.clientId)
                .query(Long.class)
                .single();
        return TestTool.fields(tool.get("/links/" + link + "/launch", "sandbox-user=" + user));
    }

    private JsonNode launch(TestTool tool) {
        return tool.idToken(login(tool, "teacher1"));
    }

    private JsonNode picker(TestTool tool) {
        return tool.idToken(
                        TestTool.fields(tool.get("/content/launch?tool=" + tool.clientId, "sandbox-user=designer1")))
                .get(SandboxLaunches.DEEP_LINKING_CLAIM + "deep_linking_settings");
    }

    private JsonNode configuration(TestTool tool) {
        return TestTool.json(tool.get("/lti/openid-configuration"));
    }

    private static String scores(String column) {
        return column.contains("?") ? column.replace("/lineitem?", "/lineitem/scores?") : column + "/scores";
    }

    private String column(TestTool tool) {
        HttpResponse<String> answer = tool.write(
                tool.base() + "/lti/ags/2/lineitems",
                SandboxScopes.LINE_ITEM,
                SandboxMedia.LINE_ITEM,
                Map.of("label", "Column", "scoreMaximum", 100));
        return TestTool.json(answer).get("id").stringValue();
    }

    private HttpResponse<String> score(TestTool tool, String column, String user, String at) {
        return tool.write(scores(column), SandboxScopes.SCORE, SandboxMedia.SCORE, tool.score(user, at));
    }

    private static String sub(SandboxMode mode, String person) {
        return mode.subject(SandboxPerson.find(person).orElseThrow());
    }

    @ParameterizedTest
    @EnumSource(SandboxMode.class)
    void livesUnderItsOwnAddress(SandboxMode mode) {
        try (TestTool tool = new TestTool(port, clock, mode)) {
            String page = tool.get("", "sandbox-user=admin1").body();
            assertThat(page).contains(mode.title());
            assertThat(page).contains("action=\"" + mode.path() + "/people/teacher1\"");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "MOODLE,moodle,2024100706",
        "CANVAS,canvas,OpenSource",
        "BRIGHTSPACE,desire2learn,20.25.11",
        "BLACKBOARD,BlackboardLearn,4000.0.0"
    })
    void saysWhichProductItIs(SandboxMode mode, String family, String version) {
        try (TestTool tool = tool(mode)) {
            JsonNode platform = launch(tool).get(CLAIM + "tool_platform");
            assertThat(platform.get("product_family_code").stringValue()).isEqualTo(family);
            assertThat(platform.get("version").stringValue()).isEqualTo(version);
            assertThat(platform.get("guid").stringValue()).isNotEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"CANVAS,https://canvas.instructure.com", "BLACKBOARD,https://blackboard.com"})
    void sharesItsIssuerWithOtherSchools(SandboxMode mode, String issuer) {
        try (TestTool tool = tool(mode)) {
            assertThat(login(tool, "teacher1")).containsEntry("iss", issuer);
            assertThat(launch(tool).get("iss").stringValue()).isEqualTo(issuer);
        }
    }

    // --- Moodle

    @Test
    void moodleSendsSmallNumbersShortTypesAndBothWaysOfGrading() {
        try (TestTool tool = tool(SandboxMode.MOODLE)) {
            JsonNode claims = launch(tool);
            assertThat(claims.get("sub").stringValue()).isEqualTo("3");
            assertThat(claims.get(CLAIM + "context").get("type").toString()).isEqualTo("[\"CourseSection\"]");
            assertThat(claims.get(CLAIM + "ext").get("lms").stringValue()).isEqualTo("moodle-2");
            assertThat(claims.get("https://purl.imsglobal.org/spec/lti-bo/claim/basicoutcome")
                            .get("lis_outcome_service_url")
                            .stringValue())
                    .startsWith(tool.base());
            assertThat(claims.get(CLAIM + "custom").get("zone").stringValue()).isEqualTo("$Person.timezone");
        }
    }

    @Test
    void moodleSaysLittleOfItsPicker() {
        try (TestTool tool = tool(SandboxMode.MOODLE)) {
            JsonNode settings = picker(tool);
            assertThat(settings.has("data")).isFalse();
            assertThat(settings.has("accept_lineitem")).isFalse();
            assertThat(settings.get("can_confirm").asBoolean()).isFalse();
        }
    }

    @Test
    void moodleOffersItsRosterOnceAnActivityIsThere() {
        try (TestTool tool = tool(SandboxMode.MOODLE)) {
            String roster = "https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice";
            assertThat(launch(tool).has(roster)).isFalse();
            tool.post(
                    "/lti/deep-links",
                    Map.of(
                            "JWT",
                            tool.signed(tool.deepLinks(null, Map.of("type", "ltiResourceLink", "title", "One")))));
            assertThat(launch(tool).has(roster)).isTrue();
        }
    }

    @Test
    void moodleTellsNobodyWhyItRefusesAScore() {
        try (TestTool tool = tool(SandboxMode.MOODLE)) {
            HttpResponse<String> answer =
                    score(tool, column(tool), sub(SandboxMode.MOODLE, "reviewer1"), "2027-05-03T14:00:00Z");
            assertThat(answer.statusCode() + " " + answer.body()).isEqualTo("400 []");
        }
    }

    @Test
    void moodleRefusesTheSameSecond() {
        try (TestTool tool = tool(SandboxMode.MOODLE)) {
            String column = column(tool);
            String user = sub(SandboxMode.MOODLE, "teacher1");
            assertThat(score(tool, column, user, "2027-05-03T14:00:00.100Z").statusCode())
                    .isEqualTo(200);
            assertThat(score(tool, column, user, "2027-05-03T14:00:00.900Z").statusCode())
                    .isEqualTo(409);
        }
    }

    @Test
    void moodleListsTheLineItemScopeWhereAnyGradeScopeWasAsked() {
        try (TestTool tool = new TestTool(port, clock, SandboxMode.MOODLE)) {
            Map<String, Object> asked = tool.registration();
            asked.put("scope", SandboxScopes.SCORE);
            JsonNode answer = TestTool.json(tool.register(tools.openRegistration(null), asked));
            assertThat(answer.get("scope").stringValue()).contains(SandboxScopes.LINE_ITEM);
        }
    }

    @Test
    void moodleWantsADomainAndSaysSoInPlainText() {
        try (TestTool tool = new TestTool(port, clock, SandboxMode.MOODLE)) {
            Map<String, Object> asked = tool.registration();
            Map<String, Object> without = new LinkedHashMap<>();
            without.put("target_link_uri", TestTool.LAUNCH);
            asked.put(CONFIGURATION, without);
            HttpResponse<String> answer = tool.register(tools.openRegistration(null), asked);
            assertThat(answer.statusCode() + " " + answer.body()).isEqualTo("400 missing_domain");
        }
    }

    // --- Canvas

    @Test
    void canvasNamesNoDeploymentAtLogin() {
        try (TestTool tool = tool(SandboxMode.CANVAS)) {
            assertThat(login(tool, "teacher1")).doesNotContainKey("lti_deployment_id");
            assertThat(launch(tool).get(CLAIM + "deployment_id").stringValue()).matches("\\d+:[0-9a-f]{40}");
        }
    }

    @Test
    void canvasShowsItsConfigurationToTheBearerOfATokenOnly() {
        try (TestTool tool = new TestTool(port, clock, SandboxMode.CANVAS)) {
            assertThat(tool.get("/lti/openid-configuration").statusCode()).isEqualTo(401);
        }
    }

    @Test
    void canvasRefusesInItsOwnJson() {
        try (TestTool tool = tool(SandboxMode.CANVAS)) {
            HttpResponse<String> answer =
                    score(tool, column(tool), sub(SandboxMode.CANVAS, "coach1"), "2027-05-03T14:00:00Z");
            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(TestTool.JSON
                            .readTree(answer.body())
                            .get("errors")
                            .get("message")
                            .stringValue())
                    .isEqualTo("User not found in course or is not a student");
            HttpResponse<String> gone =
                    tool.read(tool.base() + "/lti/ags/2/lineitems/999999/lineitem", SandboxScopes.LINE_ITEM, "*/*");
            assertThat(gone.body()).startsWith("{\"errors\":[{\"message\":");
        }
    }

    @Test
    void canvasKeepsAGradeWhenAMessageBringsNone() {
        try (TestTool tool = tool(SandboxMode.CANVAS)) {
            String column = column(tool);
            String user = sub(SandboxMode.CANVAS, "teacher1");
            score(tool, column, user, "2027-05-03T14:00:00Z");
            Map<String, Object> progress = tool.score(user, "2027-05-03T14:00:00Z");
            progress.keySet().removeAll(List.of("scoreGiven", "scoreMaximum"));
            progress.put("gradingProgress", "PendingManual");
            HttpResponse<String> answer = tool.write(scores(column), SandboxScopes.SCORE, SandboxMedia.SCORE, progress);
            assertThat(answer.statusCode()).isEqualTo(200);
            JsonNode results = TestTool.json(tool.read(column + "/results", SandboxScopes.RESULT_READ, null));
            assertThat(results.get(0).get("resultScore").asInt()).isEqualTo(100);
        }
    }

    @Test
    void canvasHearsNobodyWhoDoesNotSayWhoTheyAre() throws Exception {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.getOutputStream()
                    .write(("GET /sandbox/canvas/lti/jwks HTTP/1.1\r\nHost: 127.0.0.1:" + port
                                    + "\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 403");
        }
    }

    @Test
    void canvasGivesItsRosterInPages() {
        try (TestTool tool = tool(SandboxMode.CANVAS)) {
            HttpResponse<String> page = tool.read(
                    tool.base() + "/lti/nrps/2/bindings/" + tool.deploymentId + "/memberships?limit=3",
                    SandboxScopes.MEMBERSHIP_READ,
                    SandboxMedia.MEMBERS);
            assertThat(TestTool.json(page).get("members")).hasSize(3);
            assertThat(page.headers().firstValue("Link").orElseThrow())
                    .contains("limit=3&from=3")
                    .endsWith("rel=\"next\"");
        }
    }

    // --- Brightspace, Blackboard, the least

    @Test
    void brightspaceNeedsNoTokenAndNamesItsAudience() {
        try (TestTool tool = tool(SandboxMode.BRIGHTSPACE)) {
            assertThat(configuration(tool).get("authorization_server").stringValue())
                    .isEqualTo("https://api.brightspace.com/auth/token");
            assertThat(launch(tool).get("nbf").asLong()).isPositive();
            assertThat(TestTool.json(tool.register("", tool.registration()))
                            .get("client_id")
                            .stringValue())
                    .isNotEmpty();
        }
    }

    @Test
    void brightspaceTakesNoTokenRequestForTheEndpoint() {
        try (TestTool tool = tool(SandboxMode.BRIGHTSPACE)) {
            HttpResponse<String> answer =
                    tool.token(tool.signed(tool.assertion().audience(tool.base() + "/lti/token")), SandboxScopes.SCORE);
            assertThat(answer.body()).contains("invalid_client");
        }
    }

    @Test
    void blackboardPutsItsTokenIntoTheAddressOfRegistration() {
        try (TestTool tool = new TestTool(port, clock, SandboxMode.BLACKBOARD)) {
            String token = tools.openRegistration(null);
            JsonNode configuration = TestTool.json(tool.get("/lti/openid-configuration?registrationToken=" + token));
            assertThat(configuration.get("registration_endpoint").stringValue())
                    .endsWith("/lti/register?registrationToken=" + token);
        }
    }

    @Test
    void blackboardWantsWholePoints() {
        try (TestTool tool = tool(SandboxMode.BLACKBOARD)) {
            HttpResponse<String> answer = tool.write(
                    tool.base() + "/lti/ags/2/lineitems",
                    SandboxScopes.LINE_ITEM,
                    SandboxMedia.LINE_ITEM,
                    Map.of("label", "Half", "scoreMaximum", 0.5));
            assertThat(answer.statusCode()).isEqualTo(400);
        }
    }

    @Test
    void theLeastHasNoNamesNoServicesAndNoCourse() {
        try (TestTool tool = new TestTool(port, clock, SandboxMode.MINIMAL)) {
            tool.registered(tools.openRegistration(null));
            JsonNode claims = launch(tool);
            assertThat(claims.propertyNames())
                    .doesNotContain(
                            "name",
                            "given_name",
                            "email",
                            CLAIM + "context",
                            CLAIM + "tool_platform",
                            CLAIM + "lis",
                            "https://purl.imsglobal.org/spec/lti-ags/claim/endpoint",
                            "https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice");
            assertThat(configuration(tool).get("scopes_supported").toString()).isEqualTo("[\"openid\"]");
        }
    }

    @Test
    void nobodyElseSendsWhatTheHostileModeCanSend() {
        try (TestTool tool = tool(SandboxMode.PLAIN)) {
            Map<String, String> login = login(tool, "teacher1");
            Map<String, String> request = tool.authentication(login);
            request.put(
                    "lti_message_hint",
                    login.get("lti_message_hint").replace("{", "{\"with\":\"" + SandboxAttack.ALG_NONE.code() + "\","));
            String token = TestTool.fields(tool.authorize(request)).get("id_token");
            assertThat(token.split("\\.")).hasSize(3);
        }
    }
}
