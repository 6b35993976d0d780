package org.waymark.lti.registration;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.waymark.OnH2;
import org.waymark.Quirk;
import org.waymark.Requirement;
import org.waymark.TestClock;
import org.waymark.lti.LtiRegistrations;
import org.waymark.lti.PlatformDeployment;
import org.waymark.lti.PlatformDetails;
import org.waymark.lti.PlatformRegistration;
import org.waymark.lti.PlatformRegistration.Status;
import org.waymark.lti.StubPlatform;

/** Dynamic Registration 1.0; numbers name the requirements. */
@OnH2
class DynamicRegistrationTests {

    private static final Pattern CONFIRMATION = Pattern.compile("name=\"confirmation\" value=\"([^\"]+)\"");

    private final StubPlatform platform = new StubPlatform();
    private final UUID tenant = UUID.randomUUID();

    @Autowired
    private MockMvc mvc;

    @Autowired
    private RegistrationLinks links;

    @Autowired
    private LtiRegistrations registrations;

    @Autowired
    private TestClock clock;

    private String link;

    @BeforeEach
    void isAnLmsThatRegistersTools() {
        link = linkOf(tenant, false);
        configuredAs(platform.url(""), "/register?type=3&tool=x");
        answers(okJson("""
                {"client_id":"client-1","scope":"https://purl.imsglobal.org/spec/lti-ags/scope/score",
                "https://purl.imsglobal.org/spec/lti-tool-configuration":{"deployment_id":"7"}}"""));
    }

    @AfterEach
    void stopped() {
        platform.close();
    }

    @Requirement(79)
    @Test
    void needsALinkThatWasMade() throws Exception {
        link = "/lti/register/" + "x".repeat(43);
        assertThat(open().getStatus()).isEqualTo(403);
        assertThat(platform.server.getAllServeEvents()).isEmpty();
    }

    @Requirement(79)
    @Test
    void worksOnce() throws Exception {
        assertThat(open().getStatus()).isEqualTo(200);
        assertThat(open().getStatus()).isEqualTo(403);
    }

    @Requirement(79)
    @Test
    void worksForSevenDays() throws Exception {
        clock.advance(Duration.ofDays(7));
        assertThat(open().getStatus()).isEqualTo(403);
    }

    // nothing came of it, so the link is still good
    @Requirement(79)
    @Test
    void canBeTriedAgainAfterAFailure() throws Exception {
        answers(aResponse().withStatus(500));
        assertThat(open().getStatus()).isEqualTo(502);
        answers(okJson("{\"client_id\":\"client-1\"}"));
        assertThat(open().getStatus()).isEqualTo(200);
    }

    @Requirement(79)
    @Test
    void isWonByOneOfTwoAtOnce() throws Exception {
        answers(okJson("{\"client_id\":\"client-1\"}").withFixedDelay(700));
        Callable<Integer> one = () -> open().getStatus();
        var threads = Executors.newFixedThreadPool(2);
        List<Future<Integer>> both = threads.invokeAll(List.of(one, one));
        threads.shutdown();
        assertThat(List.of(both.get(0).get(), both.get(1).get())).containsExactlyInAnyOrder(200, 409);
    }

    @Requirement(79)
    @Test
    void saysWhatItIsForWhenOpenedOutsideAnLms() throws Exception {
        assertThat(perform(MockMvcRequestBuilders.get(link)).getStatus()).isEqualTo(400);
    }

    @Requirement(80)
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://10.0.0.1/c",
                "https://169.254.169.254/latest",
                "https://[::1]/c",
                "http://lms.example/c",
                "file:///etc/passwd",
                "gopher://x"
            })
    void callsNoForbiddenAddress(String address) throws Exception {
        assertThat(perform(MockMvcRequestBuilders.get(link).param("openid_configuration", address))
                        .getStatus())
                .isEqualTo(400);
    }

    // an endpoint in the configuration is as foreign as the configuration
    @Requirement(80)
    @Test
    void callsNoForbiddenEndpoint() throws Exception {
        platform.server.stubFor(get(urlPathEqualTo("/openid"))
                .willReturn(okJson(configuration(platform.url(""), "/register")
                        .replace(platform.url("/token"), "http://metadata.internal/token"))));
        assertThat(open().getStatus()).isEqualTo(400);
    }

    @Requirement(80)
    @Test
    void followsNoRedirect() throws Exception {
        platform.server.stubFor(get(urlPathEqualTo("/openid"))
                .willReturn(aResponse().withStatus(302).withHeader("Location", platform.url("/elsewhere"))));
        assertThat(open().getStatus()).isEqualTo(502);
        platform.server.verify(0, getRequestedFor(urlPathEqualTo("/elsewhere")));
    }

    @Requirement(80)
    @Test
    void readsNoEndlessAnswer() throws Exception {
        platform.server.stubFor(get(urlPathEqualTo("/openid")).willReturn(okJson(" ".repeat(3_000_000) + "{}")));
        assertThat(open().getStatus()).isEqualTo(502);
    }

    @Requirement(80)
    @Test
    void sendsTheTokenToBothAddresses() throws Exception {
        open();
        platform.server.verify(
                getRequestedFor(urlPathEqualTo("/openid")).withHeader("Authorization", equalTo("Bearer one-time")));
        platform.server.verify(
                postRequestedFor(urlPathEqualTo("/register")).withHeader("Authorization", equalTo("Bearer one-time")));
    }

    // Brightspace gives none
    @Requirement(80)
    @Test
    void doesWithoutAToken() throws Exception {
        var page = perform(MockMvcRequestBuilders.get(link).param("openid_configuration", platform.url("/openid")));
        assertThat(page.getStatus()).isEqualTo(200);
        platform.server.verify(postRequestedFor(urlPathEqualTo("/register")).withHeader("Authorization", absent()));
    }

    @Requirement(81)
    @Test
    void asksWhetherTwoHostsAreBothMeant() throws Exception {
        configuredAs("https://blackboard.example", "/register");
        MockHttpServletResponse page = open();
        assertThat(page.getContentAsString()).contains("https://blackboard.example", ">" + platform.url("") + "<");
        platform.server.verify(0, postRequestedFor(urlPathEqualTo("/register")));
    }

    @Requirement(81)
    @Test
    void goesOnOnceBothHostsAreConfirmed() throws Exception {
        String issuer = strangeIssuer();
        MockHttpServletResponse page = confirm(confirmation(open()));
        assertThat(page.getStatus()).isEqualTo(200);
        assertThat(registrations.find(issuer, "client-1")).isPresent();
    }

    @Requirement(81)
    @Test
    void takesNoConfirmationThatWasNotGivenOut() throws Exception {
        String issuer = strangeIssuer();
        open();
        confirm("made-up");
        assertThat(registrations.find(issuer, "client-1")).isEmpty();
    }

    // a confirmation is for the names that were shown
    @Requirement(81)
    @Test
    void takesNoConfirmationOfOtherNames() throws Exception {
        strangeIssuer();
        String confirmation = confirmation(open());
        String other = strangeIssuer();
        confirm(confirmation);
        assertThat(registrations.find(other, "client-1")).isEmpty();
    }

    @Requirement(82)
    @Test
    void keepsTheQueryOfTheRegistrationEndpoint() throws Exception {
        open();
        platform.server.verify(postRequestedFor(urlEqualTo("/register?type=3&tool=x"))
                .withHeader("Content-Type", equalTo("application/json")));
    }

    @Requirement(84)
    @Test
    void keepsTheAnswer() throws Exception {
        open();
        PlatformRegistration known = known();
        assertThat(known.scopes()).containsExactly("https://purl.imsglobal.org/spec/lti-ags/scope/score");
        assertThat(known.tokenAudience()).isEqualTo("https://audience.example");
        assertThat(known.product()).isEqualTo("moodle");
        assertThat(known.jwksUri()).hasToString(platform.url("/jwks"));
    }

    @Requirement(84)
    @Test
    void waitsForOurAdministrator() throws Exception {
        open();
        assertThat(known().status()).isEqualTo(Status.PENDING);
        assertThat(deployment().status()).isEqualTo(PlatformDeployment.Status.PENDING);
    }

    @Test
    void isActiveAtOnceWhereTheLinkSaysSo() throws Exception {
        link = linkOf(tenant, true);
        open();
        assertThat(known().status()).isEqualTo(Status.ACTIVE);
        assertThat(deployment().tenant()).isEqualTo(tenant);
    }

    @Test
    @Quirk("moodle R8")
    void keepsTheClientOnAnUpdate() throws Exception {
        link = linkOf(tenant, true);
        open();
        UUID first = known().id();
        link = linkOf(tenant, false);
        open();
        assertThat(known().id()).isEqualTo(first);
        assertThat(known().status()).isEqualTo(Status.ACTIVE);
    }

    // Whoever controls the keys can sign in as anyone
    @Test
    void neverPointsAnotherTenantsLmsElsewhere() throws Exception {
        link = linkOf(tenant, true);
        open();
        platform.server.stubFor(get(urlPathEqualTo("/openid"))
                .willReturn(okJson(configuration(platform.url(""), "/register")
                        .replace(platform.url("/jwks"), platform.url("/x")))));
        link = linkOf(UUID.randomUUID(), true);
        assertThat(open().getStatus()).isEqualTo(409);
        assertThat(known().jwksUri()).hasToString(platform.url("/jwks"));
    }

    // an activate link, and a configuration on a site of its holder's own
    @Requirement(81)
    @Test
    void acceptsNoOtherSiteInTheNameOfAnIssuerThatIsKnown() throws Exception {
        String issuer = strangeIssuer();
        UUID real = realOne(issuer, "real-client").id();
        answers(okJson("{\"client_id\":\"client-1\"}"));
        link = linkOf(tenant, true);

        MockHttpServletResponse page = confirm(confirmation(open()));

        assertThat(page.getContentAsString()).contains("data-next=\"accept\"");
        assertThat(registrations.find(issuer, "client-1").orElseThrow().status())
                .isEqualTo(Status.PENDING);
        assertThat(registrations.find(real).orElseThrow().status()).isEqualTo(Status.ACTIVE);
    }

    @Requirement(81)
    @Test
    void movesNoConnectionThatWorks() throws Exception {
        String issuer = strangeIssuer();
        PlatformRegistration real = realOne(issuer, "client-1");
        link = linkOf(tenant, true);

        MockHttpServletResponse page = confirm(confirmation(open()));

        assertThat(page.getStatus()).isEqualTo(409);
        assertThat(page.getContentAsString()).contains("connected already", "change the addresses");
        assertThat(registrations.find(real.id())).contains(real);
    }

    @Test
    void movesNoConnectionThatWasSwitchedOff() throws Exception {
        open();
        registrations.accept(known().id());
        registrations.switchOff(known().id());
        platform.server.stubFor(get(urlPathEqualTo("/openid"))
                .willReturn(okJson(configuration(platform.url(""), "/register")
                        .replace(platform.url("/jwks"), platform.url("/x")))));
        link = linkOf(tenant, false);

        assertThat(open().getStatus()).isEqualTo(409);
        assertThat(known().jwksUri()).hasToString(platform.url("/jwks"));
    }

    // a name that another site has signed for belongs to whom the operator says
    @Requirement(81)
    @Test
    void asksTheOperatorWhereAnotherSiteSignedForTheIssuerBefore() throws Exception {
        registrations.register(details(platform.url(""), "squatter"), UUID.randomUUID(), "https://squatter.example");
        link = linkOf(tenant, true);
        open();
        assertThat(known().status()).isEqualTo(Status.PENDING);
        assertThat(deployment().tenant()).isNull();
    }

    @Test
    void approvesNoDeploymentOfAnotherTenantsConnection() throws Exception {
        link = linkOf(tenant, true);
        open();
        answers(okJson("""
                {"client_id":"client-1",
                "https://purl.imsglobal.org/spec/lti-tool-configuration":{"deployment_id":"8"}}"""));
        link = linkOf(UUID.randomUUID(), true);

        assertThat(open().getStatus()).isEqualTo(200);

        PlatformDeployment waiting = registrations.deployment(known().id(), "8").orElseThrow();
        assertThat(waiting.tenant()).isNull();
        assertThat(waiting.status()).isEqualTo(PlatformDeployment.Status.PENDING);
    }

    @Requirement(84)
    @ParameterizedTest
    @ValueSource(strings = {"a\\u0000b", "a\\nb", "a\\u007fb", "a\\u2028b"})
    void takesNoIdThatCannotBePrinted(String id) throws Exception {
        answers(okJson("{\"client_id\":\"" + id + "\"}"));
        MockHttpServletResponse page = open();
        assertThat(page.getStatus()).isEqualTo(502);
        assertThat(page.getContentAsString()).contains("client_id", "other characters");

        answers(okJson("{\"client_id\":\"client-1\",\"https://purl.imsglobal.org/spec/lti-tool-configuration\":"
                + "{\"deployment_id\":\"" + id + "\"}}"));
        assertThat(open().getContentAsString()).contains("deployment_id");
    }

    @Requirement(84)
    @Test
    void keepsNoScopeThatItDidNotAskFor() throws Exception {
        answers(okJson("{\"client_id\":\"client-1\",\"scope\":\"" + "x ".repeat(5000)
                + "https://purl.imsglobal.org/spec/lti-ags/scope/score "
                + "https://purl.imsglobal.org/spec/lti-ags/scope/lineitem\"}"));
        open();
        assertThat(known().scopes()).containsExactly("https://purl.imsglobal.org/spec/lti-ags/scope/score");
    }

    @Test
    void neverTakesAnotherTenantsDeployment() throws Exception {
        link = linkOf(tenant, true);
        open();
        link = linkOf(UUID.randomUUID(), true);
        assertThat(open().getStatus()).isEqualTo(409);
        assertThat(deployment().tenant()).isEqualTo(tenant);
    }

    @Requirement(85)
    @Test
    void endsWithAMessageToThePlatformOnly() throws Exception {
        MockHttpServletResponse page = open();
        assertThat(page.getContentAsString())
                .contains("data-origin=\"" + platform.url("") + "\"", "lti-registration", "You may close this");
        assertThat(page.getContentAsString()).doesNotContain("<script>");
    }

    @Requirement({40, 85})
    @Test
    void mayBeFramedByThePlatformOnly() throws Exception {
        MockHttpServletResponse page = open();
        assertThat(page.getHeader("Content-Security-Policy")).endsWith("frame-ancestors " + platform.url(""));
        assertThat(page.getHeader("X-Frame-Options")).isNull();
    }

    @Test
    void letsNoAddressChangeThePolicy() throws Exception {
        var page = perform(MockMvcRequestBuilders.get(link).param("openid_configuration", "https://a.example; *"));
        assertThat(page.getHeader("Content-Security-Policy")).endsWith("frame-ancestors 'self'");
    }

    // OpenID Connect, Canvas and Moodle
    @Requirement(86)
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                {"error":"invalid_client_metadata","error_description":"<b>Bad</b> domain"} | &lt;b&gt;Bad&lt;/b&gt; domain
                {"errors":[{"message":"domain is taken"}]} | domain is taken
                token_already_used | token_already_used
                """)
    void showsTheErrorsOfTheLms(String body, String shown) throws Exception {
        answers(aResponse().withStatus(400).withBody(body));
        assertThat(open().getContentAsString()).contains(shown);
    }

    @ParameterizedTest
    @ValueSource(strings = {"issuer", "authorization_endpoint", "token_endpoint", "jwks_uri", "registration_endpoint"})
    void namesWhatTheConfigurationLacks(String member) throws Exception {
        platform.server.stubFor(get(urlPathEqualTo("/openid"))
                .willReturn(okJson(configuration(platform.url(""), "/register").replace("\"" + member, "\"x"))));
        assertThat(open().getContentAsString()).contains(member);
    }

    private MockHttpServletResponse open() throws Exception {
        return perform(MockMvcRequestBuilders.get(link)
                .param("openid_configuration", platform.url("/openid"))
                .param("registration_token", "one-time"));
    }

    private MockHttpServletResponse confirm(String confirmation) throws Exception {
        return perform(MockMvcRequestBuilders.post(link)
                .param("openid_configuration", platform.url("/openid"))
                .param("registration_token", "one-time")
                .param("confirmation", confirmation));
    }

    private MockHttpServletResponse perform(MockHttpServletRequestBuilder request) throws Exception {
        return mvc.perform(request).andReturn().getResponse();
    }

    private static String confirmation(MockHttpServletResponse page) throws Exception {
        Matcher matcher = CONFIRMATION.matcher(page.getContentAsString());
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }

    private String strangeIssuer() {
        String issuer = "https://lms-" + UUID.randomUUID() + ".example";
        configuredAs(issuer, "/register");
        return issuer;
    }

    private PlatformRegistration realOne(String issuer, String client) {
        UUID made =
                registrations.register(details(issuer, client), tenant, null).id();
        registrations.accept(made);
        registrations.approve(made, "real", tenant);
        return registrations.find(made).orElseThrow();
    }

    private static PlatformDetails details(String issuer, String client) {
        return new PlatformDetails(
                issuer,
                client,
                URI.create("https://real.example/auth"),
                URI.create("https://real.example/token"),
                URI.create("https://real.example/jwks"),
                null,
                Set.of(),
                "moodle");
    }

    private String linkOf(UUID owner, boolean activate) {
        String url = links.create("Lakeside", owner, activate).url();
        return url.substring(url.indexOf("/lti/register/"));
    }

    private PlatformRegistration known() {
        return registrations.find(platform.url(""), "client-1").orElseThrow();
    }

    private PlatformDeployment deployment() {
        return registrations.deployment(known().id(), "7").orElseThrow();
    }

    private void answers(ResponseDefinitionBuilder answer) {
        platform.server.stubFor(post(urlPathEqualTo("/register")).willReturn(answer));
    }

    private void configuredAs(String issuer, String registration) {
        platform.server.stubFor(get(urlPathEqualTo("/openid")).willReturn(okJson(configuration(issuer, registration))));
    }

    private String configuration(String issuer, String registration) {
        return """
                {"issuer":"%s","authorization_endpoint":"%s","token_endpoint":"%s","jwks_uri":"%s",
                "registration_endpoint":"%s","authorization_server":"https://audience.example",
                "scopes_supported":["openid","https://purl.imsglobal.org/spec/lti-ags/scope/score"],
                "https://purl.imsglobal.org/spec/lti-platform-configuration":{"product_family_code":"moodle"}}""".formatted(
                        issuer,
                        platform.url("/auth"),
                        platform.url("/token"),
                        platform.url("/jwks"),
                        platform.url(registration));
    }
}
