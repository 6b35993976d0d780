package org.waymark.lti;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.waymark.lti.TestPlatform.DEEP_LINKING;
import static org.waymark.lti.TestPlatform.LTI;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.waymark.Requirement;
import org.waymark.TestClock;
import org.waymark.people.Districts;

/** An LMS that signs whatever somebody typed into it: no text of a claim is believed to be harmless, and none breaks us. */
abstract class HostileLaunchesContract {

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

    @BeforeEach
    void platform() {
        platform = TestPlatform.registered(
                registrations, districts.named("District " + UUID.randomUUID()).id());
        browser = new TestLaunches(web, clock);
    }

    static List<String> texts() {
        return List.of(
                "<script>alert(1)</script>",
                "\"><img src=x onerror=alert(1)>",
                "a\r\nSet-Cookie: evil=1",
                "javascript:alert(1)",
                "https://evil.example/\r\nSet-Cookie: evil=1",
                "${7*1919191}#{7*1919191}__${7*1919191}__",
                "'; drop table person; --",
                "\u202e\u0007\u001b[31m",
                "\ud83e\udd89".repeat(300),
                "x".repeat(60_000),
                "nul \u0000 nul");
    }

    @ParameterizedTest
    @MethodSource("texts")
    void noTextOfAClaimReachesAPageAHeaderOrAnAddressUnescaped(String text) {
        claims().forEach((claim, change) -> {
            MockHttpServletResponse response = launch(change, text);

            assertThat(response.getStatus()).as(claim).isIn(303, 400, 403);
            assertHarmless(claim, response);
            if (response.getStatus() == 303 && TestLaunches.session(response) != null) {
                String address = response.getHeader("Location").replaceAll("#.*", "");
                MockHttpServletResponse landing = browser.perform(get(address).cookie(TestLaunches.session(response)));
                assertThat(landing.getStatus()).as(claim + " at " + address).isLessThan(500);
                assertHarmless(claim, landing);
            }
        });
    }

    @Test
    void theCharacterNulIsRefusedInEveryClaimThatWeRead() {
        Map<String, Integer> answers = new TreeMap<>();
        claims().forEach((claim, change) ->
                answers.merge(claim, launch(change, "a\u0000b").getStatus(), Integer::sum));

        assertThat(answers)
                .allSatisfy((claim, status) -> assertThat(status).as(claim).isEqualTo(403));
    }

    @Test
    @Requirement(35)
    void theCharacterNulInAClaimOfSomebodyElseIsNoConcernOfOurs() {
        assertThat(launch((claims, text) -> claims.put("https://lms.example/claim", text), "a\u0000b")
                        .getStatus())
                .isEqualTo(303);
    }

    @Test
    void aMegabyteOfClaimsIsRefusedBeforeItIsRead() {
        MockHttpServletResponse response = launch((claims, text) -> claims.put("name", text), "x".repeat(1_000_000));

        assertThat(response.getStatus()).isEqualTo(400);
        assertThat(text(response)).contains("(token_too_long)");
    }

    @Test
    void claimsOfAnyDepthAreRefusedOrIgnored() {
        String deep = "[".repeat(40_000) + "]".repeat(40_000);
        TestLaunches.Login login = browser.login(platform);
        String token = platform.signText("{\"sub\":\"4\",\"deep\":" + deep + ",\"" + LTI + "custom\":" + deep + "}");

        assertThat(browser.launch(login, token).getStatus()).isEqualTo(403);
    }

    @Test
    void aRefusedLaunchStoresNothingAndSignsNobodyIn() {
        browser.signIn(platform, claims -> {});
        Map<String, Long> before = rows();

        refusals().forEach((name, change) -> {
            MockHttpServletResponse response = launch((claims, text) -> change.accept(claims), "");
            assertThat(response.getStatus()).as(name).isBetween(400, 403);
            assertThat(text(response)).as(name).contains("We could not open Waymark", "Reference ");
            assertThat(TestLaunches.session(response)).as(name).isNull();
        });

        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void aRefusedLoginStoresNothing() {
        Map<String, Long> before = rows();
        for (String target : List.of("https://evil.example/", "http://localhost:8080/" + "x".repeat(3_000), "x")) {
            Map<String, String> login = TestLaunches.loginParameters(platform);
            login.put("target_link_uri", target);
            var request = post("/lti/login");
            login.forEach(request::param);
            assertThat(browser.perform(request).getStatus()).isEqualTo(400);
        }
        assertThat(rows()).isEqualTo(before);
    }

    private Map<String, Consumer<Map<String, Object>>> refusals() {
        Map<String, Consumer<Map<String, Object>>> refusals = new LinkedHashMap<>();
        for (String claim : List.of("iss", "aud", "nonce", "exp", "iat", "sub")) {
            refusals.put("no " + claim, claims -> claims.remove(claim));
        }
        for (String claim :
                List.of("version", "message_type", "roles", "deployment_id", "resource_link", "target_link_uri")) {
            refusals.put("no " + claim, claims -> claims.remove(LTI + claim));
        }
        refusals.put("issuer", claims -> claims.put("iss", "https://evil.example"));
        refusals.put("audience", claims -> claims.put("aud", List.of("a", "b")));
        refusals.put("azp", claims -> claims.put("azp", "stranger"));
        refusals.put("too old", claims -> claims.put("iat", clock.instant().getEpochSecond() - 86_400));
        refusals.put("unknown deployment", claims -> claims.put(LTI + "deployment_id", "new"));
        refusals.put("message", claims -> claims.put(LTI + "message_type", "Foo"));
        refusals.put("target", claims -> claims.put(LTI + "target_link_uri", "https://evil.example/"));
        refusals.put("long sub", claims -> claims.put("sub", "x".repeat(256)));
        refusals.put("deep linking", claims -> claims.put(LTI + "message_type", "LtiDeepLinkingRequest"));
        return refusals;
    }

    /** Every text that a launch carries and we read. */
    private static Map<String, BiConsumer<Map<String, Object>, String>> claims() {
        Map<String, BiConsumer<Map<String, Object>, String>> claims = new LinkedHashMap<>();
        for (String claim : List.of("sub", "name", "email", "given_name", "family_name")) {
            claims.put(claim, (all, text) -> {
                all.remove("name");
                all.put(claim, text);
            });
        }
        for (String claim : List.of("deployment_id", "version", "message_type", "target_link_uri")) {
            claims.put(claim, (all, text) -> all.put(LTI + claim, text));
        }
        claims.put("roles", (all, text) -> all.put(LTI + "roles", List.of(text, "Instructor")));
        inside(claims, "resource_link", List.of("id", "title", "description"), Map.of("id", "7"));
        inside(claims, "context", List.of("id", "title", "label"), Map.of("id", "8"));
        inside(
                claims,
                "launch_presentation",
                List.of("locale", "document_target", "return_url"),
                Map.of("return_url", "https://lms.example/course?id=2"));
        inside(claims, "custom", List.of("waymark_definition", "context_id_history", "due"), Map.of());
        inside(claims, "tool_platform", List.of("guid", "name", "version"), Map.of("guid", "1"));
        claims.put("custom name", (all, text) -> all.put(LTI + "custom", Map.of(text, "x")));
        claims.put("for_user", (all, text) -> all.put(LTI + "for_user", Map.of("user_id", text)));
        for (String part : List.of("lineitem", "lineitems")) {
            claims.put(
                    part,
                    (all, text) -> all.put(
                            "https://purl.imsglobal.org/spec/lti-ags/claim/endpoint",
                            Map.of(part, text, "scope", List.of(text))));
        }
        for (String part : List.of("deep_link_return_url", "data", "title")) {
            claims.put(part, (all, text) -> {
                Map<String, Object> settings = new HashMap<>();
                settings.put("deep_link_return_url", "https://lms.example/return");
                settings.put("accept_types", List.of("ltiResourceLink", text));
                settings.put(part, text);
                all.put(LTI + "message_type", "LtiDeepLinkingRequest");
                all.remove(LTI + "resource_link");
                all.put(DEEP_LINKING, settings);
            });
        }
        return claims;
    }

    private static void inside(
            Map<String, BiConsumer<Map<String, Object>, String>> claims,
            String claim,
            List<String> parts,
            Map<String, Object> otherwise) {
        for (String part : parts) {
            claims.put(claim + "." + part, (all, text) -> {
                Map<String, Object> object = new HashMap<>(otherwise);
                object.put(part, text);
                all.put(LTI + claim, object);
            });
        }
    }

    private MockHttpServletResponse launch(BiConsumer<Map<String, Object>, String> change, String text) {
        TestLaunches.Login login = browser.login(platform);
        Map<String, Object> claims = platform.claims(login.nonce(), clock.instant());
        change.accept(claims, text);
        return browser.launch(login, platform.sign(claims));
    }

    private static void assertHarmless(String claim, MockHttpServletResponse response) {
        List<String> headers = new ArrayList<>();
        response.getHeaderNames().forEach(name -> headers.addAll(response.getHeaders(name)));
        assertThat(headers).as(claim).noneMatch(value -> value.matches("(?s).*[\\r\\n].*"));
        assertThat(String.valueOf(response.getHeader("Location")))
                .as(claim)
                .startsWith(response.getStatus() == 303 ? "/" : "");
        assertThat(text(response))
                .as(claim)
                .doesNotContain(
                        "<script>alert", "<img src=x", "13434337", "href=\"javascript:", "action=\"javascript:");
    }

    /** How many rows each table has, but those of logins under way and of what was refused. */
    private Map<String, Long> rows() {
        Map<String, Long> rows = new TreeMap<>();
        database
                .sql("select table_name from information_schema.tables where lower(table_schema) = 'public'"
                        + " and table_type = 'BASE TABLE'")
                .query(String.class)
                .list()
                .stream()
                .filter(table -> !table.startsWith("lti_") && !table.startsWith("sandbox_"))
                .forEach(table -> rows.put(
                        table,
                        database.sql("select count(*) from " + table)
                                .query(Long.class)
                                .single()));
        return rows;
    }

    private static String text(MockHttpServletResponse response) {
        return new String(response.getContentAsByteArray(), StandardCharsets.UTF_8);
    }
}
