package org.waymark.lti;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.waymark.lti.TestPlatform.DEEP_LINKING;
import static org.waymark.lti.TestPlatform.LTI;

import jakarta.servlet.http.Cookie;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.waymark.OnH2;
import org.waymark.Quirk;
import org.waymark.Requirement;
import org.waymark.TestClock;
import org.waymark.people.Districts;

/**
 * Launches in a frame where the browser keeps no cookie (OIDC Login with postMessages 1.0): what the server gives away, to
 * whom, and what it believes. That a browser walks these ways is shown by the journeys.
 */
@OnH2
class LaunchWithoutCookiesTests {

    private static final String OURS = "http://localhost:8080";

    @Autowired
    MockMvc web;

    @Autowired
    TestClock clock;

    @Autowired
    LtiRegistrations registrations;

    @Autowired
    Districts districts;

    private TestPlatform platform;
    private TestLaunches browser;
    private Map<String, String> login;

    @BeforeEach
    void platform() {
        platform = TestPlatform.registered(
                registrations, districts.named("District " + UUID.randomUUID()).id());
        browser = new TestLaunches(web, clock);
        login = TestLaunches.loginParameters(platform);
    }

    @Test
    void aFrameIsGivenACookieAndSentAgainBeforeThePlatformIsAsked() {
        MockHttpServletResponse response = login(post("/lti/login"), "iframe");

        assertThat(response.getStatus()).isEqualTo(307);
        assertThat(response.getHeader("Location")).isEqualTo("/lti/login?cookies=asked");
        assertThat(response.getHeader("Set-Cookie")).startsWith("__Host-waymark-browser=");
    }

    @Test
    void aLoginByGetKeepsItsQuery() {
        String query = "iss=https%3A%2F%2Flms.example&login_hint=4&target_link_uri=x";

        MockHttpServletResponse response =
                browser.perform(get(URI.create("/lti/login?" + query)).header("Sec-Fetch-Dest", "iframe"));

        assertThat(response.getHeader("Location")).isEqualTo("/lti/login?" + query + "&cookies=asked");
    }

    @Test
    @Requirement(47)
    void whereTheCookieComesBackThePlatformIsAskedAndNoPageIsShown() {
        login.put("lti_storage_target", "_parent");
        Cookie given = cookie(login(post("/lti/login"), "iframe"));

        MockHttpServletResponse response =
                login(post("/lti/login").param("cookies", "asked").cookie(given), "iframe");

        assertThat(response.getStatus()).isEqualTo(302);
        assertThat(response.getHeader("Location"))
                .startsWith(platform.details().authorizationEndpoint().toString());
    }

    @Test
    void aTabOfItsOwnIsNotSentAgain() {
        assertThat(login(post("/lti/login"), "document").getStatus()).isEqualTo(302);
    }

    @Test
    @Requirement(41)
    void whereNoCookieComesBackThePlatformsOriginAndFrameAreNamedForTheScript() {
        login.put("lti_storage_target", "post_message_forwarding");

        Element storage = withoutCookie().getElementById("platform-storage");

        assertThat(storage.dataset())
                .containsEntry("origin", "https://lms.example")
                .containsEntry("target", "post_message_forwarding")
                .containsKeys("state", "nonce");
        assertThat(storage.attr("data-go")).contains("state=" + storage.attr("data-state"));
    }

    @Test
    @Quirk("moodle L3")
    void withoutAScriptAButtonOpensATabWithEverythingThePlatformSent() {
        Document page = withoutCookie();

        assertThat(page.getElementById("other-way").hasAttr("hidden")).isFalse();
        Element form = page.selectFirst("form[action=/lti/login][target=_blank]");
        login.forEach((name, value) -> assertThat(
                        form.selectFirst("input[name=" + name + "]").val())
                .as(name)
                .isEqualTo(value));
        assertThat(form.select("input[name=lti_storage_target]")).isEmpty();
    }

    @Test
    @Requirement({11, 44})
    void aLaunchIsAskedForItsProofBeforeAnySession() {
        Element storage = withoutCookie().getElementById("platform-storage");

        MockHttpServletResponse response = launch(storage, claims -> {}, Map.of(), OURS);

        assertThat(response.getStatus()).isEqualTo(200);
        assertThat(page(response).getElementById("platform-storage").attr("data-origin"))
                .isEqualTo("https://lms.example");
        assertThat(response.getHeaders("Set-Cookie")).isEmpty();
    }

    @Test
    @Requirement(44)
    void aProvenLaunchGoesOnInATabOfItsOwnByACodeThatWorksOnce() {
        MockHttpServletResponse proven = proven(claims -> {});
        String code = page(proven).selectFirst("input[name=code]").val();
        assertThat(proven.getHeaders("Set-Cookie")).isEmpty();

        MockHttpServletResponse opened = open(code, OURS);

        assertThat(opened.getStatus()).isEqualTo(303);
        assertThat(browser.perform(get("/home").cookie(TestLaunches.session(opened)))
                        .getStatus())
                .isEqualTo(200);
        assertRefused(open(code, OURS), 400, "handover_used");
    }

    @Test
    @Requirement({11, 44})
    void anotherStateOrNonceThanTheOnesSentProvesNothing() {
        Element storage = withoutCookie().getElementById("platform-storage");
        String state = storage.attr("data-state");
        String nonce = storage.attr("data-nonce");

        assertRefused(launch(storage, claims -> {}, kept(state, "x"), OURS), 403, "browser_differs");
        assertRefused(launch(storage, claims -> {}, kept("x", nonce), OURS), 403, "browser_differs");
        assertRefused(launch(storage, claims -> {}, kept("", ""), OURS), 403, "browser_differs");
    }

    @Test // whoever begins a launch knows its state and nonce: only a page of ours, in this browser, may send them
    @Requirement(11)
    void theRightStateAndNonceProveNothingWhenAnotherSiteSendsThem() {
        Element storage = withoutCookie().getElementById("platform-storage");
        Map<String, String> kept = kept(storage.attr("data-state"), storage.attr("data-nonce"));

        assertRefused(launch(storage, claims -> {}, kept, "https://evil.example"), 403, "browser_differs");
        assertRefused(launch(storage, claims -> {}, kept, "https://lms.example"), 403, "browser_differs");
        assertRefused(launch(storage, claims -> {}, kept, null), 403, "browser_differs");
    }

    @Test
    @Requirement(11)
    void aCodeSentByAnotherSiteSignsNobodyInAndIsNotUsedUp() {
        String code = page(proven(claims -> {})).selectFirst("input[name=code]").val();

        assertRefused(open(code, "https://evil.example"), 400, "handover_used");
        assertRefused(open(code, null), 400, "handover_used");
        assertThat(open(code, OURS).getStatus()).isEqualTo(303);
    }

    @Test
    void aCodeOpensNothingOnceTheConnectionIsSwitchedOff() {
        String code = page(proven(claims -> {})).selectFirst("input[name=code]").val();

        registrations.switchOff(registrations
                .find(platform.details().issuer(), platform.details().clientId())
                .orElseThrow()
                .id());

        assertRefused(open(code, OURS), 403, "registration_disabled");
    }

    @Test
    void aCodeWorksForFiveMinutes() {
        String code = page(proven(claims -> {})).selectFirst("input[name=code]").val();

        clock.advance(LaunchHandovers.LIFETIME);

        assertRefused(open(code, OURS), 400, "handover_used");
    }

    @Test
    void aCodeNobodyMadeIsRefused() {
        assertRefused(open("unknown", OURS), 400, "handover_used");
        assertRefused(browser.perform(post("/lti/open").header("Origin", OURS)), 400, "handover_used");
        assertRefused(browser.perform(get("/lti/open")), 400, "opened_directly");
    }

    @Test
    @Requirement(24)
    void aProvenLaunchWorksOnce() {
        Element storage = withoutCookie().getElementById("platform-storage");
        Map<String, String> kept = kept(storage.attr("data-state"), storage.attr("data-nonce"));
        assertThat(launch(storage, claims -> {}, kept, OURS).getStatus()).isEqualTo(200);

        assertRefused(launch(storage, claims -> {}, kept, OURS), 400, "state_unknown");
    }

    @Test
    void aProvenLaunchIsStillCheckedInFull() {
        assertRefused(proven(claims -> claims.put("nonce", "other")), 403, "nonce_mismatch");
        assertRefused(proven(claims -> claims.put(LTI + "deployment_id", "new")), 403, "deployment_pending");
    }

    @Test
    @Requirement(37)
    void thePlatformsRefusalIsToldHereToo() {
        Element storage = withoutCookie().getElementById("platform-storage");

        MockHttpServletResponse response = browser.perform(
                post("/lti/launch").param("state", storage.attr("data-state")).param("error", "login_required"));

        assertRefused(response, 400, "platform_refused");
    }

    @Test
    @Requirement(11)
    void aLaunchBoundToACookieIsNotProvenOtherwise() {
        TestLaunches.Login bound = browser.login(platform);

        MockHttpServletResponse response = browser.perform(post("/lti/launch")
                .header("Origin", OURS)
                .param("state", bound.state())
                .param("id_token", platform.sign(platform.claims(bound.nonce(), clock.instant())))
                .param("kept_state", bound.state())
                .param("kept_nonce", bound.nonce()));

        assertRefused(response, 403, "cookie_missing");
    }

    @Test
    void thePickerOpensInItsFrameOnceTheBrowserIsProven() {
        MockHttpServletResponse response = proven(this::deepLinking);

        assertThat(response.getStatus()).isEqualTo(303);
        assertThat(response.getHeader("Location")).startsWith("/pick?request=");
        assertThat(response.getHeaders("Set-Cookie")).isEmpty();
        assertThat(browser.perform(get(response.getHeader("Location"))).getStatus())
                .isEqualTo(200);
    }

    @Test
    void thePickerOpensInItsFrameWithoutAnyProofButSentByThePlatform() {
        MockHttpServletResponse response = picker(this::deepLinking, "https://lms.example");

        assertThat(response.getStatus()).isEqualTo(303);
        assertThat(response.getHeader("Location")).startsWith("/pick?request=");
        assertThat(response.getHeaders("Set-Cookie")).isEmpty();
    }

    @Test
    @Requirement(11)
    void aPickerThatAnotherSiteSendsIsRefused() {
        assertRefused(picker(this::deepLinking, "https://evil.example"), 403, "cookie_missing");
        assertRefused(picker(this::deepLinking, null), 403, "cookie_missing");
    }

    @Test
    @Requirement(11)
    void withoutProofNothingButThePickerOpens() {
        assertRefused(picker(claims -> {}, "https://lms.example"), 403, "cookie_missing");
    }

    @Test
    void inATabWithoutCookiesNoOtherTabIsOffered() {
        TestLaunches.Login begun = browser.login(platform);

        MockHttpServletResponse response = browser.perform(post("/lti/launch")
                .header("Sec-Fetch-Dest", "document")
                .param("state", begun.state())
                .param("id_token", "x"));

        assertRefused(response, 403, "cookies_off");
        assertThat(page(response).select("form")).isEmpty();
    }

    @Test
    void theLoginPageRefusesAsAnyLoginDoes() {
        login.put("iss", "https://unknown.example");

        assertRefused(login(post("/lti/login").param("cookies", "asked"), "iframe"), 400, "not_registered");
    }

    private Document withoutCookie() {
        MockHttpServletResponse response = login(post("/lti/login").param("cookies", "asked"), "iframe");
        assertThat(response.getStatus()).isEqualTo(200);
        assertThat(response.getHeader("Content-Security-Policy")).endsWith("frame-ancestors 'self' https: http:");
        return page(response);
    }

    private MockHttpServletResponse login(MockHttpServletRequestBuilder request, String destination) {
        login.forEach(request::param);
        return browser.perform(request.header("Sec-Fetch-Dest", destination));
    }

    private MockHttpServletResponse proven(Consumer<Map<String, Object>> changes) {
        Element storage = withoutCookie().getElementById("platform-storage");
        return launch(storage, changes, kept(storage.attr("data-state"), storage.attr("data-nonce")), OURS);
    }

    private MockHttpServletResponse launch(
            Element storage, Consumer<Map<String, Object>> changes, Map<String, String> more, String origin) {
        return launch(storage.attr("data-state"), storage.attr("data-nonce"), changes, more, origin);
    }

    private MockHttpServletResponse launch(
            String state,
            String nonce,
            Consumer<Map<String, Object>> changes,
            Map<String, String> more,
            String origin) {
        Map<String, Object> claims = platform.claims(nonce, clock.instant());
        changes.accept(claims);
        MockHttpServletRequestBuilder request =
                post("/lti/launch").param("state", state).param("id_token", platform.sign(claims));
        more.forEach(request::param);
        return browser.perform(origin == null ? request : request.header("Origin", origin));
    }

    private MockHttpServletResponse picker(Consumer<Map<String, Object>> changes, String origin) {
        MockHttpServletResponse asked =
                login(post("/lti/login").param("cookies", "asked").param("picker", "yes"), "iframe");
        TestLaunches.Login begun = TestLaunches.answered(asked, null);
        return launch(begun.state(), begun.nonce(), changes, Map.of(), origin);
    }

    private MockHttpServletResponse open(String code, String origin) {
        MockHttpServletRequestBuilder request = post("/lti/open").param("code", code);
        return browser.perform(origin == null ? request : request.header("Origin", origin));
    }

    private void deepLinking(Map<String, Object> claims) {
        claims.put(LTI + "message_type", "LtiDeepLinkingRequest");
        claims.remove(LTI + "resource_link");
        claims.put(
                DEEP_LINKING,
                Map.of(
                        "deep_link_return_url",
                        "https://lms.example/return",
                        "accept_types",
                        List.of("ltiResourceLink")));
    }

    private static Map<String, String> kept(String state, String nonce) {
        return Map.of("kept_state", state, "kept_nonce", nonce);
    }

    private static Cookie cookie(MockHttpServletResponse response) {
        String cookie = response.getHeader("Set-Cookie");
        int equals = cookie.indexOf('=');
        return new Cookie(cookie.substring(0, equals), cookie.substring(equals + 1, cookie.indexOf(';')));
    }

    private static void assertRefused(MockHttpServletResponse response, int status, String code) {
        assertThat(response.getStatus()).isEqualTo(status);
        assertThat(page(response).text()).contains("We could not open Waymark", "(" + code + ")");
        assertThat(response.getHeaders("Set-Cookie")).isEmpty();
    }

    private static Document page(MockHttpServletResponse response) {
        return Jsoup.parse(new String(response.getContentAsByteArray(), StandardCharsets.UTF_8));
    }
}
