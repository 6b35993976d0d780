package org.waymark.lti;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import jakarta.servlet.http.Cookie;
import java.io.UnsupportedEncodingException;
import java.net.URI;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;
import org.waymark.OnH2;
import org.waymark.Quirk;
import org.waymark.Requirement;
import org.waymark.TestClock;
import org.waymark.TestQueries;

/** Login initiation and authentication request (Security Framework 1.0, 5.1.1.1 and 5.1.1.2). */
@OnH2
class LtiLoginTests {

    @Autowired
    MockMvc web;

    @Autowired
    TestClock clock;

    @Autowired
    LtiRegistrations registrations;

    @Autowired
    JdbcClient jdbc;

    private TestPlatform platform;
    private TestLaunches browser;
    private Map<String, String> parameters;

    @BeforeEach
    void platform() {
        platform = TestPlatform.registered(registrations, UUID.randomUUID());
        browser = new TestLaunches(web, clock);
        parameters = TestLaunches.loginParameters(platform);
    }

    @Test
    @Requirement(1)
    void isTheSameByGetAndByPost() {
        MultiValueMap<String, String> byGet = query(sent(get("/lti/login")));
        MultiValueMap<String, String> byPost = query(sent(post("/lti/login")));

        byGet.keySet().removeAll(Set.of("state", "nonce"));
        byPost.keySet().removeAll(Set.of("state", "nonce"));
        assertThat(byGet).isEqualTo(byPost);
    }

    @Test
    @Requirement(2)
    void namesTheParametersThatAreMissing() {
        parameters.remove("login_hint");
        parameters.remove("target_link_uri");

        assertRefused("Missing: login_hint, target_link_uri", 400);
    }

    @Test
    @Requirement(2)
    void namesAMissingIssuer() {
        parameters.remove("iss");

        assertRefused("Missing: iss", 400);
    }

    @Test
    @Requirement(3)
    void refusesAnUnknownIssuer() {
        parameters.put("iss", "https://unknown.example");
        parameters.remove("client_id");

        assertRefused("is not registered", 400);
    }

    @Test
    @Requirement(3)
    void refusesAnUnknownClientOfAKnownIssuer() {
        parameters.put("client_id", "unknown");

        assertRefused("is not registered", 400);
    }

    @Test
    @Requirement(4)
    void picksTheRegistrationByClientId() {
        register("second client", "https://second.example/auth");
        parameters.put("client_id", "second client");

        assertThat(sent(post("/lti/login")).getHeader("Location")).startsWith("https://second.example/auth?");
    }

    @Test
    @Requirement(4)
    void refusesToGuessBetweenTwoRegistrationsOfAnIssuer() {
        register("second client", "https://second.example/auth");
        parameters.remove("client_id");

        assertRefused("client_id", 400);
    }

    @Test
    @Requirement(4)
    void picksTheRegistrationByDeploymentWhenTheClientIsNotNamed() {
        UUID second = register("second client", "https://second.example/auth");
        registrations.approve(second, "of the second", UUID.randomUUID());
        parameters.remove("client_id");
        parameters.put("lti_deployment_id", "of the second");

        assertThat(sent(post("/lti/login")).getHeader("Location")).startsWith("https://second.example/auth?");
    }

    @Test
    @Requirement(4)
    void picksTheOnlyRegistrationOfAnIssuer() {
        parameters.remove("client_id");

        assertThat(sent(post("/lti/login")).getStatus()).isEqualTo(302);
    }

    @Test
    void refusesARegistrationNobodyAccepted() {
        TestPlatform pending = new TestPlatform();
        registrations.register(pending.details());
        parameters = TestLaunches.loginParameters(pending);

        assertRefused("must accept the connection first", 403);
    }

    @Test
    @Requirement(6)
    void returnsBothHintsByteForByte() {
        String hint = "{\"cmid\":2,\"täst\":\"a+b=c&d%20/ 日本 ?#\"}" + "é".repeat(2000);
        parameters.put("login_hint", hint);
        parameters.put("lti_message_hint", hint);

        MultiValueMap<String, String> query = query(sent(post("/lti/login")));

        assertThat(UriUtils.decode(query.getFirst("login_hint"), "UTF-8")).isEqualTo(hint);
        assertThat(UriUtils.decode(query.getFirst("lti_message_hint"), "UTF-8")).isEqualTo(hint);
    }

    @Test
    void refusesHintsThatNoRedirectCarries() {
        parameters.put("login_hint", "é".repeat(20_000));

        assertRefused("more than Waymark can send back", 400);
    }

    @Test // LTI Core 1.3, 3.1.3
    @Requirement(5)
    void refusesADeploymentLongerThanLtiAllows() {
        parameters.put("lti_deployment_id", "d".repeat(256));

        assertRefused("longer than LTI allows", 403);
    }

    @Test
    @Requirement(7)
    @Quirk("moodle L5") // all of it is in the address, so a page that posts it to itself again loses nothing
    void asksForAnIdTokenByFormPostWithoutAPrompt() {
        MultiValueMap<String, String> query = query(sent(post("/lti/login")));

        assertThat(query.toSingleValueMap())
                .containsEntry("scope", "openid")
                .containsEntry("response_type", "id_token")
                .containsEntry("response_mode", "form_post")
                .containsEntry("prompt", "none")
                .containsEntry("client_id", platform.details().clientId())
                .containsEntry("login_hint", "4")
                .containsKeys("state", "nonce", "redirect_uri");
    }

    @Test
    void keepsTheQueryOfTheAuthorizationEndpoint() {
        register("with query", "https://second.example/auth?site=3");
        parameters.put("client_id", "with query");

        assertThat(sent(post("/lti/login")).getHeader("Location"))
                .startsWith("https://second.example/auth?site=3&scope=openid&");
    }

    @Test
    @Requirement(8)
    void comesBackToOurOwnAddressWhateverHostTheRequestNames() {
        MockHttpServletResponse response = sent(post("/lti/login").header("Host", "evil.example"));

        assertThat(UriUtils.decode(query(response).getFirst("redirect_uri"), "UTF-8"))
                .isEqualTo("http://localhost:8080/lti/launch");
    }

    @Test
    @Requirement(9)
    void refusesATargetOnAnotherOrigin() {
        for (String elsewhere : new String[] {
            "https://evil.example/launch",
            "http://localhost:8080@evil.example/",
            "http://localhost:8081/launch",
            "https://localhost:8080/launch",
            "//localhost:8080/launch",
            "javascript:alert(1)",
            "http://localhost:8080.evil.example/"
        }) {
            parameters.put("target_link_uri", elsewhere);
            assertRefused("leads to another address", 400);
        }
    }

    @Test
    @Requirement(10)
    void makesStatesAndNoncesOf256BitsDistinctInParallelTabs() {
        TestLaunches.Login first = browser.login(parameters);
        TestLaunches.Login second = browser.login(parameters, first.browser());

        assertThat(Set.of(first.state(), second.state(), first.nonce(), second.nonce()))
                .hasSize(4)
                .allSatisfy(value ->
                        assertThat(Base64.getUrlDecoder().decode(value)).hasSize(32));
    }

    @Test
    @Requirement({10, 48})
    void bindsParallelTabsToOnePartitionedCookieOfFiveMinutes() {
        MockHttpServletResponse response = sent(post("/lti/login"));
        Cookie sentBack = TestLaunches.answered(response).browser();

        assertThat(response.getHeader("Set-Cookie"))
                .startsWith("__Host-waymark-browser=")
                .contains("; Path=/", "; Max-Age=300", "; Secure", "; HttpOnly", "; SameSite=None", "; Partitioned")
                .doesNotContain("Domain");
        assertThat(browser.login(parameters, sentBack).browser().getValue()).isEqualTo(sentBack.getValue());
    }

    @Test
    void takesNoCookieValueThatIsNotOurs() {
        Cookie planted = new Cookie("__Host-waymark-browser", "chosen-by-a-stranger");

        assertThat(browser.login(parameters, planted).browser().getValue()).isNotEqualTo("chosen-by-a-stranger");
    }

    @Test
    void takesOneRead() {
        assertThat(TestQueries.during(jdbc, () -> sent(post("/lti/login")))).isEqualTo(1);
    }

    private UUID register(String clientId, String authorizationEndpoint) {
        PlatformDetails first = platform.details();
        UUID id = registrations
                .register(new PlatformDetails(
                        first.issuer(),
                        clientId,
                        URI.create(authorizationEndpoint),
                        first.tokenEndpoint(),
                        first.jwksUri(),
                        null,
                        Set.of(),
                        ""))
                .id();
        registrations.accept(id);
        return id;
    }

    private MockHttpServletResponse sent(MockHttpServletRequestBuilder request) {
        parameters.forEach(request::param);
        return browser.perform(request);
    }

    private static MultiValueMap<String, String> query(MockHttpServletResponse response) {
        return new LinkedMultiValueMap<>(UriComponentsBuilder.fromUriString(response.getHeader("Location"))
                .build()
                .getQueryParams());
    }

    private void assertRefused(String words, int status) {
        MockHttpServletResponse response = sent(post("/lti/login"));

        assertThat(response.getStatus()).isEqualTo(status);
        assertThat(response.getHeader("Location")).isNull();
        assertThat(text(response)).contains("We could not open Waymark", words, "Reference ");
    }

    private static String text(MockHttpServletResponse response) {
        try {
            return response.getContentAsString();
        } catch (UnsupportedEncodingException e) {
            throw new AssertionError(e);
        }
    }
}
