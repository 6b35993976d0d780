package org.waymark.lti.registration;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.waymark.OnH2;
import org.waymark.Quirk;
import org.waymark.Requirement;
import org.waymark.lti.LtiRegistrations;
import org.waymark.lti.PlatformDeployment;
import org.waymark.lti.PlatformRegistration;
import org.waymark.lti.PlatformRegistration.Status;
import org.waymark.lti.StubPlatform;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Dynamic registration as each LMS does it, with documents of the shape that it sends. */
@OnH2
class LmsRegistrationTests {

    private static final Path DOCUMENTS = Path.of("src/test/resources/lti");
    private static final String TOOL = "https://purl.imsglobal.org/spec/lti-tool-configuration";
    private static final Pattern CONFIRMATION = Pattern.compile("name=\"confirmation\" value=\"([^\"]+)\"");

    private final StubPlatform platform = new StubPlatform();
    private final UUID tenant = UUID.randomUUID();

    /** The name of an LMS whose configuration is on another site. */
    private final String elsewhere = "https://lms-" + UUID.randomUUID() + ".example";

    @Autowired
    private MockMvc mvc;

    @Autowired
    private RegistrationLinks links;

    @Autowired
    private LtiRegistrations registrations;

    @Autowired
    private JsonMapper json;

    @AfterEach
    void stopped() {
        platform.close();
    }

    @Test
    @Requirement({80, 83, 84})
    @Quirk({"moodle registration", "moodle R1", "moodle R2", "moodle R5", "moodle R10"})
    void sendsMoodleWhatItRequiresAndKeepsItsDeployment() throws Exception {
        is("moodle");

        assertThat(open(linkOf(true), "one-time").getStatus()).isEqualTo(200);

        JsonNode sent = sent();
        assertThat(sent.path("application_type").asString()).isEqualTo("web");
        assertThat(sent.path("response_types").get(0).asString()).isEqualTo("id_token");
        assertThat(sent.path("token_endpoint_auth_method").asString()).isEqualTo("private_key_jwt");
        assertThat(sent.path("redirect_uris").isArray()).isTrue();
        assertThat(sent.path(TOOL).path("target_link_uri").asString())
                .startsWith("http://" + sent.path(TOOL).path("domain").asString() + "/");
        assertThat(sent.path(TOOL).path("claims").toString())
                .contains("\"name\"")
                .doesNotContain("email");
        PlatformRegistration known = known("9fUTUjoVhE3KbRn");
        assertThat(registrations.deployment(known.id(), "2").orElseThrow().tenant())
                .isEqualTo(tenant);
    }

    @Test
    @Requirement(83)
    @Quirk("moodle registration")
    void asksForNoScopeThatMoodleDoesNotOffer() throws Exception {
        is("moodle");

        open(linkOf(false), "one-time");

        assertThat(sent().path("scope").asString().split(" "))
                .hasSizeGreaterThanOrEqualTo(4)
                .allSatisfy(scope -> assertThat(document("moodle", "openid-configuration.json"))
                        .contains(scope));
    }

    @Test
    @Quirk({"moodle R8", "moodle registration"})
    void keepsClientAndDeploymentWhereMoodleUpdates() throws Exception {
        is("moodle");
        open(linkOf(true), "first");
        PlatformRegistration first = known("9fUTUjoVhE3KbRn");

        assertThat(open(linkOf(true), "update").getStatus()).isEqualTo(200);

        assertThat(known("9fUTUjoVhE3KbRn").id()).isEqualTo(first.id());
        assertThat(known("9fUTUjoVhE3KbRn").status()).isEqualTo(Status.ACTIVE);
        assertThat(registrations.deployments(first.id())).hasSize(1);
    }

    @Test
    @Requirement(86)
    @Quirk({"moodle R11", "moodle registration"})
    void showsMoodlesPlainTextWhereItsTokenWasUsed() throws Exception {
        is("moodle");
        refuses(401, "token_already_used<script>");

        MockHttpServletResponse page = open(linkOf(false), "used");

        assertThat(page.getStatus()).isEqualTo(502);
        assertThat(page.getContentAsString()).contains("token_already_used&lt;script&gt;");
    }

    @Test
    @Requirement(85)
    @Quirk({"moodle R6", "moodle R9"})
    void endsInTheFrameOfMoodleWithAWordOfWhatIsLeftToDoThere() throws Exception {
        is("moodle");

        MockHttpServletResponse page = open(linkOf(true), "one-time");

        assertThat(page.getHeader("Content-Security-Policy")).endsWith("frame-ancestors " + platform.url(""));
        assertThat(page.getHeader("X-Frame-Options")).isNull();
        assertThat(page.getContentAsString()).contains("Moodle", "activate it there", "You may close this");
    }

    @Test
    @Quirk("moodle R10")
    void showsItsLogoToAnyone() throws Exception {
        is("moodle");
        open(linkOf(false), "one-time");
        String logo = sent().path("logo_uri").asString();

        MockHttpServletResponse picture = mvc.perform(MockMvcRequestBuilders.get(logo.substring(logo.lastIndexOf('/'))))
                .andReturn()
                .getResponse();

        assertThat(picture.getStatus()).isEqualTo(200);
        assertThat(picture.getContentType()).startsWith("image/");
    }

    @Test
    @Requirement({80, 81, 84})
    @Quirk("canvas registration")
    void sendsCanvasItsTokenTwiceAndRemembersItsTwoNames() throws Exception {
        is("canvas");
        String link = linkOf(false);
        MockHttpServletResponse asked = open(link, "jwt");
        assertThat(asked.getContentAsString()).contains(elsewhere, platform.url(""));

        assertThat(confirm(link, "jwt", asked).getStatus()).isEqualTo(200);

        platform.server.verify(
                2, getRequestedFor(urlPathEqualTo("/openid")).withHeader("Authorization", equalTo("Bearer jwt")));
        platform.server.verify(
                1, postRequestedFor(urlPathMatching("/.*")).withHeader("Authorization", equalTo("Bearer jwt")));
        PlatformRegistration known =
                registrations.find(elsewhere, "10000000000123").orElseThrow();
        assertThat(known.status()).isEqualTo(Status.PENDING);
        assertThat(known.configuredFrom()).isEqualTo(platform.url(""));
        assertThat(known.tokenAudience()).isEqualTo("canvas.instructure.com");
        assertThat(registrations.deployments(known.id())).isEmpty();
    }

    @Test
    @Requirement({81, 84})
    @Quirk("canvas registration")
    void isActiveOnceBothNamesAreConfirmedWhereTheLinkActivatesAndTheIssuerIsNew() throws Exception {
        is("canvas");
        String link = linkOf(true);

        confirm(link, "jwt", open(link, "jwt"));

        assertThat(registrations.find(elsewhere, "10000000000123").orElseThrow().status())
                .isEqualTo(Status.ACTIVE);
    }

    @Test
    @Requirement({81, 84})
    @Quirk("canvas registration")
    void waitsForTheOperatorWhereTheIssuerOfCanvasIsKnown() throws Exception {
        is("canvas");
        String first = linkOf(true);
        confirm(first, "jwt", open(first, "jwt"));
        answers(document("canvas", "registration-answer.json").replace("10000000000123", "10000000000124"));
        String second = linkOf(true);

        MockHttpServletResponse page = confirm(second, "jwt", open(second, "jwt"));

        assertThat(page.getContentAsString()).contains("whoever runs Waymark accepts this connection");
        assertThat(registrations.find(elsewhere, "10000000000124").orElseThrow().status())
                .isEqualTo(Status.PENDING);
    }

    @Test
    @Requirement(83)
    @Quirk("canvas registration")
    void asksCanvasForThePlacementsItKnows() throws Exception {
        is("canvas");
        String link = linkOf(false);
        confirm(link, "jwt", open(link, "jwt"));

        assertThat(sent().path(TOOL).path("messages").toString())
                .contains(
                        "https://canvas.instructure.com/lti/assignment_selection",
                        "https://canvas.instructure.com/lti/course_navigation")
                .doesNotContain("user_navigation", "editor_button");
        assertThat(sent().path(TOOL).path("domain").asString()).isNotBlank();
    }

    @Test
    @Requirement(86)
    @Quirk("canvas registration")
    void showsTheErrorsOfCanvasEscaped() throws Exception {
        is("canvas");
        refuses(422, document("canvas", "errors.json"));
        String link = linkOf(false);

        MockHttpServletResponse page = confirm(link, "jwt", open(link, "jwt"));

        assertThat(page.getContentAsString()).contains("did not contain &lt;b&gt;required&lt;/b&gt; property");
    }

    @Test
    @Requirement({80, 84})
    @Quirk("brightspace registration")
    void doesWithoutATokenFromBrightspaceAndKeepsItsAudience() throws Exception {
        is("brightspace");

        assertThat(open(linkOf(true), null).getStatus()).isEqualTo(200);

        platform.server.verify(postRequestedFor(urlPathMatching("/.*"))
                .withHeader("Authorization", absent())
                .withQueryParam("tenant", equalTo("lakeside")));
        PlatformRegistration known = known("0b7a2e1c-5d3f-4a4e-9a63-1f6f6d9f9a10");
        assertThat(known.tokenAudience()).isEqualTo("https://api.brightspace.com/auth/token");
        assertThat(known.product()).isEqualTo("desire2learn");
    }

    @Test
    @Requirement({81, 82})
    @Quirk("blackboard registration")
    void keepsBlackboardsQueryAndAsksAboutItsTwoNames() throws Exception {
        is("blackboard");
        String link = linkOf(false);
        MockHttpServletResponse asked = open(link, null);
        assertThat(asked.getContentAsString()).contains(elsewhere, platform.url(""));
        platform.server.verify(0, postRequestedFor(urlPathMatching("/.*")));

        confirm(link, null, asked);

        platform.server.verify(
                postRequestedFor(urlPathMatching("/.*")).withQueryParam("registrationToken", equalTo("portal-7")));
        assertThat(registrations.find(elsewhere, "2c3a8c5e-7f5a-4b38-9a94-0d2f7f2f0f11"))
                .isPresent();
    }

    @Test
    @Requirement({82, 83})
    @Quirk("sakai registration")
    void registersWithSakaiUnderItsBareAddress() throws Exception {
        is("sakai");

        assertThat(open(linkOf(true), "one-time").getStatus()).isEqualTo(200);

        platform.server.verify(postRequestedFor(urlPathMatching("/.*")).withQueryParam("clientId", equalTo("a8f1")));
        PlatformRegistration known = known("a8f1c0de-1c4d-4a83-bb6c-6f7c0a7c8ad3");
        assertThat(known.issuer()).doesNotEndWith("/");
        assertThat(sent().path("scope").asString()).doesNotContain("result.readonly");
        assertThat(registrations.deployment(known.id(), "1").orElseThrow().status())
                .isEqualTo(PlatformDeployment.Status.APPROVED);
    }

    @Test
    @Requirement(84)
    void saysThatAnAnswerHasAnIdTooLong() throws Exception {
        is("moodle");
        answers(document("moodle", "registration-answer.json").replace("9fUTUjoVhE3KbRn", "x".repeat(256)));
        MockHttpServletResponse page = open(linkOf(true), "one-time");
        assertThat(page.getStatus()).isEqualTo(502);
        assertThat(page.getContentAsString()).contains("more than 255 characters", "client_id");

        answers(document("moodle", "registration-answer.json").replace("\"2\"", "\"" + "d".repeat(300) + "\""));
        assertThat(open(linkOf(true), "one-time").getContentAsString()).contains("deployment_id");
    }

    @Test
    @Requirement(81)
    void asksAboutAnotherPortOfTheSameHostToo() throws Exception {
        is("moodle");
        platform.server.stubFor(get(urlPathEqualTo("/openid"))
                .willReturn(okJson(document("moodle", "openid-configuration.json")
                        .replace("\"issuer\": \"" + platform.url(""), "\"issuer\": \"http://localhost:1"))));

        assertThat(open(linkOf(true), "one-time").getContentAsString()).contains("http://localhost:1<");
    }

    @Test
    void letsNoOtherTenantChangeAConnectionThatStillWaits() throws Exception {
        is("moodle");
        open(linkOf(false), "one-time");
        String moved = document("moodle", "openid-configuration.json").replace("certs.php", "other.php");
        platform.server.stubFor(get(urlPathEqualTo("/openid")).willReturn(okJson(moved)));

        MockHttpServletResponse page = open(linkOf(UUID.randomUUID(), true), "one-time");

        assertThat(page.getStatus()).isEqualTo(409);
        assertThat(known("9fUTUjoVhE3KbRn").jwksUri()).hasPath("/mod/lti/certs.php");
        assertThat(known("9fUTUjoVhE3KbRn").status()).isEqualTo(Status.PENDING);
    }

    @Test
    void letsNoOtherTenantAcceptAConnectionThatStillWaits() throws Exception {
        is("moodle");
        answers(document("moodle", "registration-answer.json").replace("\"2\"", "\"\""));
        open(linkOf(false), "one-time");

        open(linkOf(UUID.randomUUID(), true), "one-time");

        assertThat(known("9fUTUjoVhE3KbRn").status()).isEqualTo(Status.PENDING);
    }

    @Test
    void switchesNothingOnThatWasSwitchedOff() throws Exception {
        is("moodle");
        open(linkOf(true), "one-time");
        registrations.switchOff(known("9fUTUjoVhE3KbRn").id());

        open(linkOf(true), "update");

        assertThat(known("9fUTUjoVhE3KbRn").status()).isEqualTo(Status.DISABLED);
    }

    private void is(String lms) {
        platform.server.stubFor(
                any(urlPathMatching("/.*")).willReturn(aResponse().withStatus(404)));
        platform.server.stubFor(
                get(urlPathEqualTo("/openid")).willReturn(okJson(document(lms, "openid-configuration.json"))));
        answers(document(lms, "registration-answer.json"));
    }

    private void answers(String body) {
        platform.server.stubFor(post(urlPathMatching("/.*")).willReturn(okJson(body)));
    }

    private void refuses(int status, String body) {
        platform.server.stubFor(post(urlPathMatching("/.*"))
                .willReturn(aResponse().withStatus(status).withBody(body)));
    }

    private String document(String lms, String name) {
        try {
            return Files.readString(DOCUMENTS.resolve(lms).resolve(name))
                    .replace("https://elsewhere.example", elsewhere)
                    .replace("https://lms.example", platform.url(""));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private String linkOf(boolean activate) {
        return linkOf(tenant, activate);
    }

    private String linkOf(UUID owner, boolean activate) {
        String url = links.create("Lakeside", owner, activate).url();
        return url.substring(url.indexOf("/lti/register/"));
    }

    private MockHttpServletResponse open(String link, @Nullable String token) throws Exception {
        return perform(with(MockMvcRequestBuilders.get(link), token));
    }

    private MockHttpServletResponse confirm(String link, @Nullable String token, MockHttpServletResponse asked)
            throws Exception {
        Matcher matcher = CONFIRMATION.matcher(asked.getContentAsString());
        assertThat(matcher.find()).isTrue();
        return perform(with(MockMvcRequestBuilders.post(link), token).param("confirmation", matcher.group(1)));
    }

    private MockHttpServletRequestBuilder with(MockHttpServletRequestBuilder request, @Nullable String token) {
        request.param("openid_configuration", platform.url("/openid"));
        return token == null ? request : request.param("registration_token", token);
    }

    private MockHttpServletResponse perform(MockHttpServletRequestBuilder request) throws Exception {
        return mvc.perform(request).andReturn().getResponse();
    }

    private JsonNode sent() {
        List<LoggedRequest> requests = platform.server.findAll(postRequestedFor(urlPathMatching("/.*")));
        return json.readTree(requests.get(requests.size() - 1).getBodyAsString());
    }

    private PlatformRegistration known(String client) {
        return registrations.find(platform.url(""), client).orElseThrow();
    }
}
