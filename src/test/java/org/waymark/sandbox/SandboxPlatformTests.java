package org.waymark.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.waymark.OnSandbox;
import org.waymark.Quirk;
import org.waymark.TestClock;
import tools.jackson.databind.JsonNode;

/** The platform as a tool meets it, over HTTP. */
@OnSandbox
class SandboxPlatformTests {

    private static final String TOOL_CONFIGURATION = "https://purl.imsglobal.org/spec/lti-tool-configuration";
    private static final String CLAIM = SandboxLaunches.CLAIM;

    @LocalServerPort
    private int port;

    @Autowired
    private TestClock clock;

    @Autowired
    private SandboxTools tools;

    @Autowired
    private SandboxLinks links;

    private TestTool tool;

    @BeforeEach
    void registerATool() {
        tool = new TestTool(port, clock);
        tool.registered(tools.openRegistration(null));
    }

    @AfterEach
    void closeIt() {
        tool.close();
    }

    // --- registration

    @Test
    void saysWhoItIsUnderItsOwnHostName() {
        JsonNode configuration = TestTool.json(tool.get("/lti/openid-configuration"));
        assertThat(configuration.get("issuer").stringValue()).isEqualTo("http://127.0.0.1:" + port + "/sandbox");
    }

    @Test
    void publishesNoPrivateKey() {
        assertThat(tool.get("/lti/jwks").body()).contains("\"kty\":\"RSA\"").doesNotContain("\"d\":");
    }

    @Test
    void takesARegistrationTokenOnce() {
        String token = tools.openRegistration(null);
        tool.register(token, tool.registration());
        HttpResponse<String> again = tool.register(token, tool.registration());
        assertThat(again.statusCode() + " " + again.body()).isEqualTo("401 token_already_used");
    }

    @Test
    void keepsTheTokenForABetterRequest() {
        String token = tools.openRegistration(null);
        tool.register(token, Map.of());
        assertThat(tool.register(token, tool.registration()).statusCode()).isEqualTo(200);
    }

    @Test
    void refusesATokenItNeverGave() {
        assertThat(tool.register("made-up", tool.registration()).statusCode()).isEqualTo(401);
    }

    @Test
    void anUpdateKeepsTheClient() {
        Map<String, Object> renamed = tool.registration();
        renamed.put("client_name", "Renamed");
        JsonNode answer = TestTool.json(tool.register(tools.openRegistration(tool.clientId), renamed));
        assertThat(answer.get("client_id").stringValue()).isEqualTo(tool.clientId);
        assertThat(answer.get("client_name").stringValue()).isEqualTo("Renamed");
    }

    @Test
    void stripsTagsFromTheToolsName() {
        assertThat(tools.find(tool.clientId).orElseThrow().name()).isEqualTo("A tool");
    }

    @Test
    void wantsTheDomainOfTheTargetAddress() {
        Map<String, Object> body = tool.registration();
        body.put(TOOL_CONFIGURATION, Map.of("domain", "other.example", "target_link_uri", TestTool.LAUNCH));
        HttpResponse<String> answer = tool.register(tools.openRegistration(null), body);
        assertThat(answer.statusCode() + " " + answer.body()).isEqualTo("400 domain_targetlinkuri_mismatch");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "client_name",
                "response_types",
                "grant_types",
                "token_endpoint_auth_method",
                "initiate_login_uri",
                "redirect_uris",
                "jwks_uri",
                TOOL_CONFIGURATION
            })
    void wantsEachMember(String member) {
        Map<String, Object> body = tool.registration();
        body.remove(member);
        assertThat(tool.register(tools.openRegistration(null), body).statusCode())
                .isEqualTo(400);
    }

    // --- launches

    private Map<String, String> login(String user) {
        return login(user, "en");
    }

    private Map<String, String> login(String user, String locale) {
        long id = links.navigation().stream()
                .filter(link -> link.clientId().equals(tool.clientId))
                .findFirst()
                .orElseThrow()
                .id();
        return TestTool.fields(
                tool.get("/links/" + id + "/launch", "sandbox-user=" + user, "sandbox-locale=" + locale));
    }

    @Test
    void beginsALoginWithAHintOfQuotesAndBraces() {
        Map<String, String> login = login("teacher1");
        assertThat(login.get("lti_message_hint")).startsWith("{\"cmid\":").endsWith("\"}");
        assertThat(login).containsEntry("login_hint", "teacher1").containsEntry("lti_deployment_id", tool.deploymentId);
    }

    @Test
    void tellsTheToolWhoAndWhere() {
        JsonNode claims = tool.idToken(login("teacher1", "es"));
        assertThat(claims.get("sub").stringValue()).isEqualTo("teacher1");
        assertThat(claims.get("name").stringValue()).isEqualTo("Tess Arnold");
        assertThat(claims.get("nonce").stringValue()).isEqualTo("a nonce");
        assertThat(claims.get(CLAIM + "roles").get(0).stringValue()).endsWith("membership#Learner");
        assertThat(claims.get(CLAIM + "context").get("label").stringValue()).isEqualTo("PD101");
        assertThat(claims.get(CLAIM + "launch_presentation").get("locale").stringValue())
                .isEqualTo("es");
        assertThat(claims.get("exp").asLong() - claims.get("iat").asLong()).isEqualTo(60);
    }

    @Test
    void sendsAnUnknownVariableAsItWasWritten() {
        JsonNode custom = tool.idToken(login("teacher1")).get(CLAIM + "custom");
        assertThat(custom.get("zone").stringValue()).isEqualTo("$Person.timezone");
        assertThat(custom.get("who").stringValue()).isEqualTo("teacher1");
    }

    @Test
    void keepsTheAddressOfMailToItselfUnlessAsked() {
        assertThat(tool.idToken(login("teacher1")).get("email")).isNull();
    }

    @Test
    void anLmsAdministratorIsOneOfTheInstitution() {
        assertThat(tool.idToken(login("admin1")).get(CLAIM + "roles").toString())
                .contains("institution/person#Administrator");
    }

    @Test
    void aHintWorksOnce() {
        Map<String, String> request = tool.authentication(login("teacher1"));
        tool.authorize(request);
        assertThat(tool.authorize(request).statusCode()).isEqualTo(400);
    }

    @Test
    void aHintGrowsOld() {
        Map<String, String> request = tool.authentication(login("teacher1"));
        clock.advance(Duration.ofMinutes(11));
        assertThat(tool.authorize(request).statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({
        "scope,openid profile",
        "response_type,code",
        "response_mode,query",
        "prompt,login",
        "redirect_uri,https://tool.example/launch/",
        "login_hint,teacher2",
        "lti_message_hint,nonsense",
        "client_id,somebody",
        "nonce,''"
    })
    void wantsTheAuthenticationRequestExactly(String parameter, String wrong) {
        Map<String, String> request = tool.authentication(login("teacher1"));
        request.put(parameter, wrong);
        HttpResponse<String> page = tool.authorize(request);
        assertThat(page.statusCode()).isEqualTo(400);
        assertThat(TestTool.fields(page)).isEmpty();
    }

    @Test
    void nobodyIsLaunchedAsNobody() {
        assertThat(login("stranger")).isEmpty();
    }

    // --- deep linking

    private String data() {
        Map<String, String> login =
                TestTool.fields(tool.get("/content/launch?tool=" + tool.clientId, "sandbox-user=designer1"));
        return tool.idToken(login)
                .get(SandboxLaunches.DEEP_LINKING_CLAIM + "deep_linking_settings")
                .get("data")
                .stringValue();
    }

    private static Map<String, Object> item(String title) {
        return Map.of(
                "type",
                "ltiResourceLink",
                "title",
                title,
                "url",
                TestTool.LAUNCH,
                "custom",
                Map.of("waymark_definition", "d-1"),
                "lineItem",
                Map.of("scoreMaximum", 100, "resourceId", "d-1", "tag", "waymark"));
    }

    private HttpResponse<String> answered(String jwt) {
        return tool.post("/lti/deep-links", Map.of("JWT", jwt));
    }

    private SandboxLink placed(String title) {
        return links.placed().stream()
                .filter(link -> link.title().equals(title) && link.clientId().equals(tool.clientId))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void placesALinkWithItsColumn() {
        HttpResponse<String> page = answered(tool.signed(tool.deepLinks(data(), item("Group work"))));
        assertThat(page.body()).contains("Added to the course").contains("Group work");
        Map<String, String> login =
                TestTool.fields(tool.get("/links/" + placed("Group work").id() + "/launch", "sandbox-user=teacher1"));
        JsonNode claims = tool.idToken(login);
        assertThat(claims.get(CLAIM + "custom").get("waymark_definition").stringValue())
                .isEqualTo("d-1");
        assertThat(claims.get("https://purl.imsglobal.org/spec/lti-ags/claim/endpoint")
                        .get("lineitem")
                        .stringValue())
                .contains("/lineitem?type_id=" + tool.deploymentId);
    }

    @Test
    void anEmptyAnswerPlacesNothingAndIsShown() {
        HttpResponse<String> page = answered(tool.signed(
                tool.deepLinks(data()).claim(SandboxLaunches.DEEP_LINKING_CLAIM + "msg", "You changed <nothing>.")));
        assertThat(page.body()).contains("Nothing was added").contains("You changed &lt;nothing&gt;.");
    }

    @Test
    void dataComesBackUnchangedAndOnce() {
        String data = data();
        answered(tool.signed(tool.deepLinks(data)));
        assertThat(answered(tool.signed(tool.deepLinks(data))).statusCode()).isEqualTo(400);
    }

    @Test
    void refusesADeepLinkForAnotherAudience() {
        assertThat(answered(tool.signed(tool.deepLinks(data()).audience("https://other.example")))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void refusesADeepLinkFromTheFuture() {
        assertThat(answered(tool.signed(tool.deepLinks(data())
                                .issueTime(Date.from(clock.instant().plusSeconds(5)))))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void refusesAKeyThatIsNotTheTools() {
        try (TestTool other = new TestTool(port, clock)) {
            other.clientId = tool.clientId;
            other.deploymentId = tool.deploymentId;
            assertThat(answered(other.signed(other.deepLinks(data()))).statusCode())
                    .isEqualTo(400);
        }
    }

    // --- tokens

    @Test
    void narrowsTheScopes() {
        JsonNode answer =
                TestTool.json(tool.token(tool.signed(tool.assertion()), SandboxScopes.SCORE + " something:else"));
        assertThat(answer.get("scope").stringValue()).isEqualTo(SandboxScopes.SCORE);
    }

    @Test
    void anAssertionWorksOnce() {
        String assertion = tool.signed(tool.assertion());
        tool.token(assertion, SandboxScopes.SCORE);
        assertThat(tool.token(assertion, SandboxScopes.SCORE).body()).contains("invalid_client");
    }

    @Test
    void anAssertionIsForTheTokenEndpoint() {
        HttpResponse<String> answer =
                tool.token(tool.signed(tool.assertion().audience(tool.base())), SandboxScopes.SCORE);
        assertThat(answer.body()).contains("invalid_client");
    }

    @Test
    void anAssertionLivesFiveMinutesAtMost() {
        HttpResponse<String> answer = tool.token(
                tool.signed(tool.assertion()
                        .expirationTime(Date.from(clock.instant().plusSeconds(3600)))),
                SandboxScopes.SCORE);
        assertThat(answer.body()).contains("invalid_client");
    }

    @Test
    void anotherIssuerThanTheSubjectIsRefused() {
        HttpResponse<String> answer =
                tool.token(tool.signed(tool.assertion().issuer("https://tool.example")), SandboxScopes.SCORE);
        assertThat(answer.body()).contains("invalid_client");
    }

    @Test
    void unknownScopesAloneGetNoToken() {
        assertThat(tool.token(tool.signed(tool.assertion()), "something:else").body())
                .contains("invalid_scope");
    }

    @Test
    void aTokenEndsAfterAnHour() {
        String token = tool.accessToken(SandboxScopes.LINE_ITEM);
        clock.advance(Duration.ofSeconds(3601));
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(tool.lineItems()))
                .header("Authorization", "Bearer " + token)
                .GET();
        assertThat(TestTool.send(request).statusCode()).isEqualTo(401);
    }

    // --- line items

    @Test
    void keepsTheQueryInAColumnsAddress() {
        assertThat(tool.column("Query")).matches(".*/lineitems/\\d+/lineitem\\?type_id=" + tool.deploymentId);
    }

    @Test
    void findsColumnsByResourceId() {
        tool.column("One");
        tool.column("Two");
        JsonNode found = TestTool.json(tool.read(
                tool.lineItems() + "&resource_id=Two", SandboxScopes.LINE_ITEM_READ, SandboxMedia.LINE_ITEMS));
        assertThat(found).hasSize(1);
        assertThat(found.get(0).get("label").stringValue()).isEqualTo("Two");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*/*",
                "application/json",
                SandboxMedia.LINE_ITEMS + ", application/json",
                SandboxMedia.LINE_ITEMS + ";q=0.9"
            })
    void hearsOnlyTheExactMediaType(String accept) {
        HttpResponse<String> answer = tool.read(tool.lineItems(), SandboxScopes.LINE_ITEM, accept);
        assertThat(answer.statusCode() + " " + answer.body()).isEqualTo("400 No handler found");
    }

    @Test
    void hearsAToolThatNamesNoMediaType() {
        HttpResponse<String> answer = tool.read(tool.lineItems(), SandboxScopes.LINE_ITEM, null);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith(SandboxMedia.LINE_ITEMS);
    }

    @Test
    void aScopeForScoresReadsNoColumns() {
        assertThat(tool.read(tool.lineItems(), SandboxScopes.SCORE, null).statusCode())
                .isEqualTo(403);
    }

    @Test
    void aColumnOfAnotherToolDoesNotExist() {
        try (TestTool other = new TestTool(port, clock)) {
            other.registered(tools.openRegistration(null));
            HttpResponse<String> answer =
                    tool.read(other.column("Theirs"), SandboxScopes.LINE_ITEM, SandboxMedia.LINE_ITEM);
            assertThat(answer.statusCode()).isEqualTo(404);
        }
    }

    @Test
    void aNewMaximumRescalesTheGrades() {
        String column = tool.column("Rescaled");
        posted(column, tool.score("teacher1", "2027-05-03T14:00:00Z"));
        tool.change(
                "PUT",
                column,
                SandboxScopes.LINE_ITEM,
                SandboxMedia.LINE_ITEM,
                Map.of("label", "Rescaled", "scoreMaximum", 10));
        JsonNode result = tool.results(column).get(0);
        assertThat(result.get("resultScore").asInt()).isEqualTo(10);
    }

    @Test
    void aRemovedColumnIsGone() {
        String column = tool.column("Removed");
        posted(column, tool.score("teacher1", "2027-05-03T14:00:00Z"));
        tool.change("DELETE", column, SandboxScopes.LINE_ITEM, SandboxMedia.LINE_ITEM, Map.of());
        HttpResponse<String> answer = tool.read(column, SandboxScopes.LINE_ITEM, SandboxMedia.LINE_ITEM);
        assertThat(answer.statusCode()).isEqualTo(404);
    }

    @Test
    void goesOnWhereAPageOfColumnsEnds() {
        tool.column("First");
        tool.column("Second");
        HttpResponse<String> page =
                tool.read(tool.lineItems() + "&limit=1", SandboxScopes.LINE_ITEM, SandboxMedia.LINE_ITEMS);
        assertThat(page.headers().firstValue("Link").orElseThrow())
                .contains("from=1")
                .endsWith("rel=\"next\"");
    }

    // --- scores and results

    private int posted(String column, Map<String, Object> score) {
        return tool.post(column, score, SandboxMedia.SCORE).statusCode();
    }

    @Test
    void scalesAScoreToTheColumn() {
        String column = tool.column("Scaled");
        assertThat(posted(column, tool.score("teacher1", "2027-05-03T14:00:00.000Z")))
                .isEqualTo(200);
        JsonNode result = tool.results(column).get(0);
        assertThat(result.get("resultScore").asInt()).isEqualTo(50);
        assertThat(result.get("comment").stringValue()).isEqualTo("Awarded");
    }

    @ParameterizedTest
    @CsvSource({
        "2027-05-03T14:00:00.999Z,409",
        "2027-05-03T13:59:59Z,409",
        "2027-05-03T14:00:01Z,200",
        "2027-05-03T16:00:01+02:00,200",
        "2027-05-03T14:00:01,400"
    })
    void wantsALaterWholeSecondWithAZone(String timestamp, int status) {
        String column = tool.column("Times");
        posted(column, tool.score("teacher1", "2027-05-03T14:00:00Z"));
        assertThat(posted(column, tool.score("teacher1", timestamp))).isEqualTo(status);
    }

    @Test
    void progressAloneTakesTheGradeAway() {
        String column = tool.column("Progress");
        posted(column, tool.score("teacher1", "2027-05-03T14:00:00Z"));
        Map<String, Object> progress = tool.score("teacher1", "2027-05-03T14:00:01Z");
        progress.keySet().removeAll(List.of("scoreGiven", "scoreMaximum", "comment"));
        progress.put("gradingProgress", "PendingManual");
        assertThat(posted(column, progress)).isEqualTo(200);
        assertThat(tool.results(column)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"reviewer1", "admin1", "nobody"})
    void gradesLearnersOnly(String user) {
        HttpResponse<String> answer =
                tool.post(tool.column("Who"), tool.score(user, "2027-05-03T14:00:00Z"), SandboxMedia.SCORE);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).startsWith("Incorrect score received");
    }

    @ParameterizedTest
    @ValueSource(strings = {"userId", "timestamp", "activityProgress", "gradingProgress", "scoreMaximum"})
    void wantsEachMemberOfAScore(String member) {
        Map<String, Object> score = tool.score("teacher1", "2027-05-03T14:00:00Z");
        score.remove(member);
        assertThat(posted(tool.column("Members"), score)).isEqualTo(400);
    }

    @Test
    void wantsTheExactTypeOfAScore() {
        Map<String, Object> score = tool.score("teacher1", "2027-05-03T14:00:00Z");
        String column = tool.column("Type");
        assertThat(tool.post(column, score, "application/json").statusCode()).isEqualTo(400);
        assertThat(tool.post(column, score, SandboxMedia.SCORE + ";charset=UTF-8")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void aColumnThatIsGoneTakesNoScore() {
        String column = tool.lineItems().replace("/lineitems?", "/lineitems/999999/lineitem?");
        assertThat(posted(column, tool.score("teacher1", "2027-05-03T14:00:00Z")))
                .isEqualTo(404);
    }

    @Test
    void theGradebookShowsWhatWasSent() {
        posted(tool.column("Shown"), tool.score("teacher2", "2027-05-03T14:00:00Z"));
        assertThat(tool.get("/gradebook").body()).contains("Tomás Rivera").contains("Completed/FullyGraded");
        assertThat(tool.get("/gradebook.json").body()).contains("\"user\":\"teacher2\"");
    }

    // --- bad days

    private void quirk(String scores) {
        TestTool.send(HttpRequest.newBuilder(URI.create(tool.base() + "/quirks"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"scores\":\"" + scores + "\",\"count\":1}")));
    }

    @Test
    void isUnavailableOnceWhenTold() {
        String column = tool.column("Unavailable");
        quirk("503");
        HttpResponse<String> first =
                tool.post(column, tool.score("teacher1", "2027-05-03T14:00:00Z"), SandboxMedia.SCORE);
        assertThat(first.statusCode()).isEqualTo(503);
        assertThat(first.headers().firstValue("Retry-After")).contains("1");
        assertThat(posted(column, tool.score("teacher1", "2027-05-03T14:00:00Z")))
                .isEqualTo(200);
    }

    @Test
    void refusesInWordsWhenTold() {
        String column = tool.column("Refused");
        quirk("refuse");
        HttpResponse<String> answer =
                tool.post(column, tool.score("teacher1", "2027-05-03T14:00:00Z"), SandboxMedia.SCORE);
        assertThat(answer.statusCode() + " " + answer.body()).isEqualTo("400 The gradebook of this course is closed");
    }

    // --- members and pages

    @Test
    @Quirk("moodle N2")
    void namesMembersByShortRolesWithoutTheAdministrator() {
        JsonNode members = TestTool.json(tool.read(
                        tool.base() + "/lti/nrps/2/bindings/" + tool.deploymentId + "/memberships",
                        SandboxScopes.MEMBERSHIP_READ,
                        SandboxMedia.MEMBERS))
                .get("members");
        assertThat(members.toString()).contains("[\"Learner\"]").doesNotContain("admin1");
        assertThat(members).hasSize(8);
    }

    @Test
    void anotherHostNameLeadsToItsOwn() {
        HttpResponse<String> answer =
                TestTool.send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/sandbox?course=PD101"))
                        .GET());
        assertThat(answer.statusCode()).isEqualTo(307);
        assertThat(answer.headers().firstValue("Location"))
                .contains("http://127.0.0.1:" + port + "/sandbox?course=PD101");
    }

    @Test
    void showsTheToolsWordsAsPlainText() {
        assertThat(tool.get("?lti_errormsg=%3Cb%3ENo%3C/b%3E").body()).contains("&lt;b&gt;No&lt;/b&gt;");
    }

    @Test
    void becomingSomebodyTakesOneClick() {
        HttpResponse<String> answer = tool.post("/people/teacher3", Map.of());
        assertThat(answer.headers().firstValue("Set-Cookie").orElseThrow())
                .startsWith("sandbox-user=teacher3")
                .contains("SameSite=Lax");
    }

    @ParameterizedTest
    @CsvSource({"/tools,admin1,200", "/tools,teacher1,403", "/content,designer1,200", "/content,teacher1,403"})
    void showsToolsToTheAdministratorAndContentToTheDesigner(String page, String user, int status) {
        assertThat(tool.get(page, "sandbox-user=" + user).statusCode()).isEqualTo(status);
    }
}
