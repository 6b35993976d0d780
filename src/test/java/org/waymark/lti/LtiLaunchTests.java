package org.waymark.lti;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.waymark.lti.TestPlatform.DEEP_LINKING;
import static org.waymark.lti.TestPlatform.LTI;

import jakarta.servlet.http.Cookie;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.waymark.OnH2;
import org.waymark.Quirk;
import org.waymark.Requirement;
import org.waymark.TestClock;
import org.waymark.TestQueries;
import org.waymark.people.Districts;

/** The authentication response and its id_token (Security Framework 1.0, 5.1.3; LTI Core 1.3, 5). */
@OnH2
class LtiLaunchTests {

    @Autowired
    MockMvc web;

    @Autowired
    TestClock clock;

    @Autowired
    LtiRegistrations registrations;

    @Autowired
    Districts districts;

    @Autowired
    JdbcClient database;

    private TestPlatform platform;
    private TestLaunches browser;
    private Instant now;

    @BeforeEach
    void platform() {
        UUID district = districts.named("District " + UUID.randomUUID()).id();
        platform = TestPlatform.registered(registrations, district);
        browser = new TestLaunches(web, clock);
        now = clock.instant();
    }

    @Test
    @Quirk("moodle L3")
    void signsInAndRedirectsSoThatAReloadIsSafe() {
        MockHttpServletResponse response = launch(claims -> {});

        assertThat(response.getStatus()).isEqualTo(303);
        assertThat(response.getHeader("Location")).startsWith("/");
        assertThat(persons()).isEqualTo(1);
    }

    @Test
    void opensASessionThatLaterRequestsHave() {
        Cookie session = browser.signIn(platform, claims -> {});

        assertThat(browser.perform(get("/home").cookie(session)).getStatus()).isNotEqualTo(401);
    }

    @Test // LTI Core 1.3, 4.1.2
    @Requirement(5)
    void refusesAnotherDeploymentThanTheLoginNamed() {
        Map<String, String> parameters = TestLaunches.loginParameters(platform);
        parameters.put("lti_deployment_id", "2");

        assertRefused(launch(browser.login(parameters), claims -> {}), 403, "another deployment");
    }

    @Test
    @Requirement(5)
    void acceptsTheDeploymentTheLoginNamed() {
        Map<String, String> parameters = TestLaunches.loginParameters(platform);
        parameters.put("lti_deployment_id", "1");

        assertThat(launch(browser.login(parameters), claims -> {}).getStatus()).isEqualTo(303);
    }

    @Test
    @Requirement(10)
    void succeedsInParallelTabs() {
        TestLaunches.Login first = browser.login(platform);
        TestLaunches.Login second = browser.login(TestLaunches.loginParameters(platform), first.browser());

        assertThat(launch(second, claims -> {}).getStatus()).isEqualTo(303);
        assertThat(launch(first, claims -> {}).getStatus()).isEqualTo(303);
    }

    @Test // Security Framework 1.0, 7.3.1
    @Requirement(11)
    void refusesALaunchBegunInAnotherBrowser() {
        TestLaunches.Login begun = browser.login(platform);
        Cookie other = browser.login(platform).browser();
        TestLaunches.Login stolen = new TestLaunches.Login(begun.location(), begun.state(), begun.nonce(), other);

        assertRefused(launch(stolen, claims -> {}), 403, "another browser");
    }

    @Test // and the third rung where cookies are refused
    @Requirement(11)
    void offersATabOfItsOwnWhereTheBrowserKeepsNoCookie() {
        TestLaunches.Login login = browser.login(platform);

        MockHttpServletResponse response = browser.perform(post("/lti/launch")
                .param("state", login.state())
                .param("id_token", platform.sign(platform.claims(login.nonce(), now))));

        assertRefused(response, 403, "Open Waymark in a new tab");
        assertThat(text(response))
                .contains("target=\"_blank\"", "action=\"/lti/login\"")
                .contains("name=\"lti_message_hint\" value=\"{&quot;cmid&quot;:2}\"")
                .contains("open it again from your course")
                .doesNotContain("Tess Arnold");
        assertThat(TestLaunches.session(response)).isNull();
    }

    @Test
    @Requirement(14)
    void refusesABadSignatureWithAPage() {
        TestLaunches.Login login = browser.login(platform);
        String good = platform.sign(platform.claims(login.nonce(), now));
        String other = platform.sign(platform.claims("other", now));
        String forged = good.substring(0, good.lastIndexOf('.')) + other.substring(other.lastIndexOf('.'));

        assertRefused(browser.launch(login, forged), 403, "The signature of this launch");
    }

    @Test
    @Requirement(17)
    void answers503WhileTheKeysCannotBeReached() {
        platform.keySetIsDown();

        assertRefused(launch(claims -> {}), 503, "cannot reach your learning system");
    }

    @Test
    @Requirement(18)
    void refusesAnIssuerThatDiffersInCaseOrTrailingSlash() {
        String issuer = platform.details().issuer();

        assertRefused(launch(claims -> claims.put("iss", issuer + "/")), 403, "another learning system");
        assertRefused(launch(claims -> claims.put("iss", issuer.toUpperCase())), 403, "another learning system");
    }

    @Test
    @Requirement(19)
    void acceptsTheAudienceAsAListOfOne() {
        assertThat(launch(claims -> claims.put("aud", List.of(platform.details().clientId())))
                        .getStatus())
                .isEqualTo(303);
    }

    @Test
    @Requirement(19)
    void refusesAnAudienceWithoutUsOrWithAStranger() {
        String us = platform.details().clientId();

        assertRefused(launch(claims -> claims.put("aud", "stranger")), 403, "meant for another tool");
        assertRefused(launch(claims -> claims.put("aud", List.of(us, "stranger"))), 403, "meant for another tool");
        assertRefused(launch(claims -> claims.remove("aud")), 403, "meant for another tool");
    }

    @Test
    @Requirement(20)
    void refusesAnotherAuthorizedParty() {
        assertRefused(launch(claims -> claims.put("azp", "stranger")), 403, "meant for another tool");
    }

    @Test
    @Requirement(20)
    void acceptsUsAsAuthorizedParty() {
        assertThat(launch(claims -> claims.put("azp", platform.details().clientId()))
                        .getStatus())
                .isEqualTo(303);
    }

    @Test
    @Requirement(21)
    void refusesATokenExpiredBeyondTheSkew() {
        assertRefused(launch(claims -> claims.put("exp", seconds(-61))), 403, "too old");
        assertRefused(launch(claims -> claims.remove("exp")), 403, "too old");
    }

    @Test
    @Requirement(21)
    void acceptsATokenExpiredWithinTheSkew() {
        assertThat(launch(claims -> claims.put("exp", seconds(-5))).getStatus()).isEqualTo(303);
    }

    @Test
    @Requirement(22)
    void refusesATokenIssuedFarFromNow() {
        assertRefused(launch(claims -> claims.put("iat", seconds(120))), 403, "The clock of your learning system");
        assertRefused(launch(claims -> claims.put("iat", seconds(-86_400))), 403, "too old");
        assertRefused(launch(claims -> claims.remove("iat")), 403, "too old");
        assertRefused(launch(claims -> claims.put("nbf", seconds(120))), 403, "The clock of your learning system");
    }

    @Test
    @Requirement(22)
    void acceptsATokenIssuedJustAheadOfOurClockOrSomeMinutesAgo() {
        assertThat(launch(claims -> claims.put("iat", now.toEpochMilli() / 1000.0 + 0.5))
                        .getStatus())
                .isEqualTo(303);
        assertThat(launch(claims -> claims.put("iat", seconds(-600))).getStatus())
                .isEqualTo(303);
    }

    @Test
    @Requirement(23)
    void refusesAnotherNonceOrNone() {
        assertRefused(launch(claims -> claims.put("nonce", "other")), 403, "does not answer the question");
        assertRefused(launch(claims -> claims.remove("nonce")), 403, "does not answer the question");
    }

    @Test
    @Requirement(24)
    void refusesATokenSeenBeforeUnderAFreshState() {
        TestLaunches.Login first = browser.login(platform);
        String token = platform.sign(platform.claims(first.nonce(), now));
        assertThat(browser.launch(first, token).getStatus()).isEqualTo(303);

        assertRefused(browser.launch(browser.login(platform), token), 403, "does not answer the question");
    }

    @Test
    @Requirement(24)
    void refusesTheSecondUseOfAState() {
        TestLaunches.Login login = browser.login(platform);
        String token = platform.sign(platform.claims(login.nonce(), now));
        assertThat(browser.launch(login, token).getStatus()).isEqualTo(303);

        assertRefused(browser.launch(login, token), 400, "open Waymark again from your course");
    }

    @Test
    @Requirement(25)
    void refusesAStateThatIsMissingOrUnknown() {
        assertRefused(browser.perform(post("/lti/launch")), 400, "open Waymark again from your course");
        assertRefused(browser.perform(post("/lti/launch").param("state", "unknown")), 400, "again from your course");
    }

    @Test
    @Requirement(25)
    void refusesAStateOfMoreThanFiveMinutes() {
        TestLaunches.Login login = browser.login(platform);
        clock.advance(Duration.ofMinutes(5));
        now = clock.instant();

        assertRefused(launch(login, claims -> {}), 400, "expired or was already used");
    }

    @Test
    void answersAReloadOfTheLaunchAddressWithAPage() {
        assertRefused(browser.perform(get("/lti/launch")), 400, "works only from a course");
    }

    @Test // LTI Core 1.3, 5.3.2
    @Requirement(26)
    void refusesAnotherVersionOrNone() {
        assertRefused(launch(claims -> claims.put(LTI + "version", "1.1")), 403, "LTI 1.3");
        assertRefused(launch(claims -> claims.remove(LTI + "version")), 403, "LTI 1.3");
    }

    @Test // LTI Core 1.3, 5.3.1
    @Requirement(27)
    void refusesAnUnknownMessageTypeOrNone() {
        assertRefused(launch(claims -> claims.put(LTI + "message_type", "Foo")), 403, "this kind of link");
        assertRefused(launch(claims -> claims.remove(LTI + "message_type")), 403, "this kind of link");
    }

    @Test
    @Requirement(28)
    void refusesALaunchWithoutTheRolesClaim() {
        assertRefused(launch(claims -> claims.remove(LTI + "roles")), 403, "which role you have");
    }

    @Test // certification "No Role"
    @Requirement(28)
    void acceptsAnEmptyListOfRoles() {
        assertThat(launch(claims -> claims.put(LTI + "roles", List.of())).getStatus())
                .isEqualTo(303);
    }

    @Test // LTI Core 1.3, 5.3.3
    @Requirement(29)
    void refusesALaunchWithoutADeployment() {
        assertRefused(launch(claims -> claims.remove(LTI + "deployment_id")), 403, "through which deployment");
    }

    @Test // LTI Core 1.3, 3.1.3
    @Requirement(29)
    void putsAnUnknownDeploymentOnTheListAndMakesNoAccount() {
        assertRefused(launch(claims -> claims.put(LTI + "deployment_id", "new")), 403, "not connected to Waymark yet");
        assertRefused(launch(claims -> claims.put(LTI + "deployment_id", "new")), 403, "not connected to Waymark yet");

        assertThat(registrations.deployments(platform.id()))
                .filteredOn(deployment -> deployment.deploymentId().equals("new"))
                .singleElement()
                .satisfies(deployment -> assertThat(deployment.tenant()).isNull());
        assertThat(persons()).isZero();
    }

    @Test
    @Requirement(29)
    void opensTheDeploymentOnceItIsApproved() {
        launch(claims -> claims.put(LTI + "deployment_id", "new"));

        registrations.approve(platform.id(), "new", platform.tenant());

        assertThat(launch(claims -> claims.put(LTI + "deployment_id", "new")).getStatus())
                .isEqualTo(303);
    }

    @Test
    void goesOnWithTheKeysItHadWhenSomebodyNamesOthersMeanwhile() {
        TestLaunches.Login login = browser.login(platform);
        PlatformDetails old = platform.details();
        PlatformDetails moved = new PlatformDetails(
                old.issuer(),
                old.clientId(),
                old.authorizationEndpoint(),
                old.tokenEndpoint(),
                URI.create("https://evil.example/jwks"),
                null,
                old.scopes(),
                "");

        assertThatThrownBy(() -> registrations.register(moved)).isInstanceOf(IllegalStateException.class);

        assertThat(launch(login, claims -> {}).getStatus()).isEqualTo(303);
    }

    @Test // LTI Core 1.3, 5.3.5
    @Requirement(30)
    void refusesAResourceLinkWithoutItsId() {
        assertRefused(launch(claims -> claims.put(LTI + "resource_link", Map.of("title", "x"))), 403, "which link");
        assertRefused(launch(claims -> claims.remove(LTI + "resource_link")), 403, "which link");
    }

    @Test // LTI Core 1.3, 5.3.4
    @Requirement(31)
    void refusesAnotherTargetThanTheLoginNamed() {
        assertRefused(
                launch(claims -> claims.put(LTI + "target_link_uri", "https://evil.example/")), 403, "leads elsewhere");
        assertRefused(launch(claims -> claims.remove(LTI + "target_link_uri")), 403, "leads elsewhere");
    }

    @Test // LTI Core 1.3, 5.3.6.1
    @Requirement(32)
    void asksWhoSomeoneIsWhoComesWithoutASub() {
        assertRefused(launch(claims -> claims.remove("sub")), 403, "needs to know who you are");
        assertThat(persons()).isZero();
    }

    @Test // certification 6.1.2 and 6.1.3
    @Requirement(33)
    void acceptsALaunchWithoutNamesAddressesOrContext() {
        assertThat(launch(claims -> {
                            claims.remove("name");
                            claims.remove(LTI + "context");
                            claims.remove(LTI + "launch_presentation");
                        })
                        .getStatus())
                .isEqualTo(303);
    }

    @Test
    @Requirement(33)
    void acceptsALaunchWithAnAddressOnly() {
        assertThat(launch(claims -> {
                            claims.remove("name");
                            claims.put("email", "tess@lakeside.example");
                        })
                        .getStatus())
                .isEqualTo(303);
    }

    @Test // LTI Core 1.3, A.2
    @Requirement(34)
    void acceptsShortUnknownAndManyRoles() {
        assertThat(launch(claims -> claims.put(
                                LTI + "roles", List.of("Instructor", "https://example.org/roles#Owl", "Learner")))
                        .getStatus())
                .isEqualTo(303);
    }

    @Test // LTI Core 1.3, 4.3
    @Requirement(35)
    void ignoresClaimsItDoesNotKnow() {
        assertThat(launch(claims -> claims.put("https://example.org/claim", Map.of("a", List.of(1))))
                        .getStatus())
                .isEqualTo(303);
    }

    @Test // LTI Core 1.3, 3.3
    @Requirement(36)
    void keepsTheSameSubOfTwoTenantsApart() {
        UUID other = districts.named("District " + UUID.randomUUID()).id();
        registrations.approve(platform.id(), "other", other);
        launch(claims -> {});

        launch(claims -> claims.put(LTI + "deployment_id", "other"));

        assertThat(persons()).isEqualTo(2);
    }

    @Test // Security Framework 1.0, 5.1.1.5
    @Requirement(37)
    void showsWhatThePlatformRefusedWithEscaped() {
        TestLaunches.Login login = browser.login(platform);

        MockHttpServletResponse response = browser.perform(post("/lti/launch")
                .param("state", login.state())
                .param("error", "login_required")
                .param("error_description", "<script>alert(1)</script>")
                .cookie(login.browser()));

        assertRefused(response, 400, "login_required: &lt;script&gt;");
        assertThat(text(response)).doesNotContain("<script>alert");
    }

    @Test // LTI Core 1.3, 5.3
    @Requirement(38)
    void takesIdsOf255CharactersAndNoMore() {
        assertThat(launch(claims -> claims.put("sub", "Ab".repeat(127) + "c")).getStatus())
                .isEqualTo(303);
        assertRefused(launch(claims -> claims.put("sub", "x".repeat(256))), 403, "longer than LTI allows");
    }

    @Test
    @Requirement(38)
    void keepsTheCaseOfASub() {
        launch(claims -> claims.put("sub", "abc"));
        launch(claims -> claims.put("sub", "ABC"));

        assertThat(persons()).isEqualTo(2);
    }

    @Test // Deep Linking 2.0, 4.4.1
    @Requirement(55)
    void refusesDeepLinkingWithoutAReturnAddressOrAcceptedTypes() {
        assertRefused(deepLinking(settings -> settings.remove("deep_link_return_url")), 403, "where to return");
        assertRefused(deepLinking(settings -> settings.put("deep_link_return_url", "javascript:x")), 403, "return");
        assertRefused(deepLinking(settings -> settings.remove("accept_types")), 403, "where to return");
    }

    @Test
    void opensADeepLinkingRequest() {
        assertThat(deepLinking(settings -> {}).getStatus()).isEqualTo(303);
    }

    @Test // a wrong type of a claim is a wrong claim, never an error of ours
    void refusesClaimsOfAnotherType() {
        for (String claim : List.of("iss", "aud", "nonce")) {
            assertThat(launch(claims -> claims.put(claim, 7)).getStatus())
                    .as(claim)
                    .isEqualTo(403);
        }
        for (String claim : List.of("version", "message_type", "roles", "deployment_id", "resource_link")) {
            assertThat(launch(claims -> claims.put(LTI + claim, 7)).getStatus())
                    .as(claim)
                    .isEqualTo(403);
        }
        assertThat(launch(claims -> claims.put("exp", "soon")).getStatus()).isEqualTo(403);
    }

    @Test
    @Requirement(39)
    void leadsBackToTheCourseOnlyOnThePlatformsHost() {
        String problem = LTI + "version";
        assertThat(text(launch(claims -> claims.put(problem, "1"))))
                .contains(
                        "href=\"https://lms.example/course?id=2&amp;lti_errormsg=We%20could%20not%20open%20Waymark\"");
        assertThat(text(launch(claims -> {
                    claims.put(problem, "1");
                    claims.put(LTI + "launch_presentation", Map.of("return_url", "https://evil.example/"));
                })))
                .doesNotContain("href=\"https://evil.example/");
    }

    @Test
    @Requirement(40)
    void mayBeFramedByThePlatformWhenItFails() {
        MockHttpServletResponse response = launch(claims -> claims.put(LTI + "version", "1"));

        assertThat(response.getHeader("Content-Security-Policy"))
                .endsWith("frame-ancestors 'self' https://lms.example");
        assertThat(response.getHeader("X-Frame-Options")).isNull();
    }

    @Test
    void speaksSpanish() {
        assertThat(text(browser.perform(get("/lti/launch").header("Accept-Language", "es-MX"))))
                .contains("No pudimos abrir Waymark", "Abra Waymark de nuevo desde su curso", "Referencia ");
    }

    @Test
    void startsAFreshSessionForAnotherPerson() {
        Cookie first = browser.signIn(platform, claims -> {});
        TestLaunches.Login login = browser.login(platform);
        Map<String, Object> claims = platform.claims(login.nonce(), now);
        claims.put("sub", "5");

        MockHttpServletResponse response = browser.launch(login, platform.sign(claims), first);

        assertThat(response.getStatus()).isEqualTo(303);
        Cookie second = TestLaunches.session(response);
        assertThat(second.getValue()).isNotEqualTo(first.getValue());
        assertThat(browser.perform(get("/home").cookie(first)).getStatus()).isEqualTo(401);
    }

    @Test
    void changesTheSessionIdAtEachLaunch() {
        Cookie first = browser.signIn(platform, claims -> {});
        TestLaunches.Login login = browser.login(platform);
        String token = platform.sign(platform.claims(login.nonce(), now));

        Cookie second = TestLaunches.session(browser.launch(login, token, first));

        assertThat(second.getValue()).isNotEqualTo(first.getValue());
    }

    @Test
    @Requirement(39)
    void leadsEachTabBackToItsOwnCourse() {
        Cookie first = browser.signIn(platform, claims -> {});
        TestLaunches.Login login = browser.login(platform);
        Map<String, Object> claims = platform.claims(login.nonce(), now);
        claims.put(LTI + "context", Map.of("id", "3", "title", "Reading <b>group</b>"));
        claims.put(LTI + "launch_presentation", Map.of("return_url", "https://lms.example/course?id=3"));

        MockHttpServletResponse second = browser.launch(login, platform.sign(claims), first);

        assertThat(second.getHeader("Location")).endsWith("#course-2");
        assertThat(text(browser.perform(get("/credentials").cookie(TestLaunches.session(second)))))
                .contains(
                        "data-course=\"1\">Back to Teacher pathway</a>", "https://lms.example/course?id=2&amp;lti_msg=")
                .contains("data-course=\"2\">Back to Reading &lt;b&gt;group&lt;/b&gt;</a>")
                .contains("https://lms.example/course?id=3&amp;lti_msg=");
    }

    @Test
    void forgetsTheCoursesOfTheOneWhoWasHereBefore() {
        Cookie first = browser.signIn(platform, claims -> {});
        TestLaunches.Login login = browser.login(platform);
        Map<String, Object> claims = platform.claims(login.nonce(), now);
        claims.put("sub", "5");
        claims.put(LTI + "context", Map.of("id", "3", "title", "Reading group"));

        MockHttpServletResponse second = browser.launch(login, platform.sign(claims), first);

        assertThat(second.getHeader("Location")).endsWith("#course-1");
        assertThat(text(browser.perform(get("/credentials").cookie(TestLaunches.session(second)))))
                .doesNotContain("Teacher pathway");
    }

    @Test
    void takesNoFormOfTheOneWhoWasHereBefore() {
        Cookie first = browser.signIn(platform, claims -> {});
        String page = text(
                browser.perform(get("/credentials/productive-small-group-work").cookie(first)));
        Matcher token = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"").matcher(page);
        assertThat(token.find()).isTrue();
        TestLaunches.Login login = browser.login(platform);
        Map<String, Object> claims = platform.claims(login.nonce(), now);
        claims.put("sub", "5");
        Cookie second = TestLaunches.session(browser.launch(login, platform.sign(claims), first));

        MockHttpServletResponse response = browser.perform(post("/credentials/productive-small-group-work/start")
                .param("_csrf", token.group(1))
                .cookie(second));

        assertThat(response.getStatus()).isEqualTo(403);
    }

    @Test
    void asksWhoseSessionHasEndedToOpenWaymarkAgain() {
        assertThat(browser.perform(post("/credentials/productive-small-group-work/start")
                                .param("_csrf", "of a session that ended"))
                        .getStatus())
                .isEqualTo(401);
    }

    @Test
    void leadsFromARefusedLaunchIntoNobodysSession() {
        Cookie first = browser.signIn(platform, claims -> {});
        TestLaunches.Login login = browser.login(platform);
        Map<String, Object> claims = platform.claims(login.nonce(), now);
        claims.put("sub", "5");
        claims.put(LTI + "version", "1");

        MockHttpServletResponse refused = browser.launch(login, platform.sign(claims), first);

        assertThat(refused.getStatus()).isEqualTo(403);
        assertThat(text(refused)).doesNotContain("<nav", "/home");
        assertThat(text(browser.perform(get("/lti/launch").cookie(first)))).doesNotContain("<nav", "/home");
    }

    @Test
    void takesFewStatementsBeforeThePersonIsLookedUp() {
        TestLaunches.Login login = browser.login(platform);
        String token = platform.sign(platform.claims("wrong nonce", now));

        long reads = TestQueries.during(database, () -> browser.launch(login, token));

        // The state with its registration, and what the Launch Doctor keeps of the refusal.
        assertThat(reads).isEqualTo(1);
    }

    private MockHttpServletResponse launch(Consumer<Map<String, Object>> changes) {
        return launch(browser.login(platform), changes);
    }

    private MockHttpServletResponse launch(TestLaunches.Login login, Consumer<Map<String, Object>> changes) {
        Map<String, Object> claims = platform.claims(login.nonce(), now);
        changes.accept(claims);
        return browser.launch(login, platform.sign(claims));
    }

    private MockHttpServletResponse deepLinking(Consumer<Map<String, Object>> changes) {
        Map<String, Object> settings = new HashMap<>();
        settings.put("deep_link_return_url", "https://lms.example/return");
        settings.put("accept_types", List.of("ltiResourceLink"));
        changes.accept(settings);
        return launch(claims -> {
            claims.put(LTI + "message_type", "LtiDeepLinkingRequest");
            claims.remove(LTI + "resource_link");
            claims.put(DEEP_LINKING, settings);
        });
    }

    private long seconds(long fromNow) {
        return now.getEpochSecond() + fromNow;
    }

    private int persons() {
        return database.sql("select count(*) from person where issuer = ?")
                .param(platform.details().issuer())
                .query(Integer.class)
                .single();
    }

    private static void assertRefused(MockHttpServletResponse response, int status, String words) {
        assertThat(response.getStatus()).isEqualTo(status);
        assertThat(response.getContentType()).startsWith("text/html");
        assertThat(text(response)).contains("We could not open Waymark", words, "Reference ");
    }

    private static String text(MockHttpServletResponse response) {
        return new String(response.getContentAsByteArray(), StandardCharsets.UTF_8);
    }
}
