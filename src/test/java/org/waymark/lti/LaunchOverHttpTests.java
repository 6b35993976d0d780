package org.waymark.lti;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.util.UriComponentsBuilder;
import org.waymark.OnH2;
import org.waymark.Requirement;
import org.waymark.TestClock;
import org.waymark.people.Districts;

/** What only a real server shows: header sizes, cookies as browsers get them, and the page behind a refused launch. */
@OnH2
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class LaunchOverHttpTests {

    @Autowired
    LtiRegistrations registrations;

    @Autowired
    Districts districts;

    @Autowired
    TestClock clock;

    @LocalServerPort
    int port;

    private final HttpClient browser = HttpClient.newHttpClient();
    private TestPlatform platform;

    @BeforeEach
    void platform() {
        platform = TestPlatform.registered(
                registrations, districts.named("District " + UUID.randomUUID()).id());
    }

    @Test
    void opensASessionInAPartitionedCookie() throws Exception {
        HttpResponse<String> response = launch(login(TestLaunches.loginParameters(platform)), platform);

        assertThat(response.statusCode()).isEqualTo(303);
        assertThat(response.headers().allValues("Set-Cookie"))
                .anySatisfy(cookie -> assertThat(cookie)
                        .startsWith("__Host-waymark=")
                        .contains("Secure", "HttpOnly", "SameSite=None", "Partitioned"));
    }

    @Test
    @Requirement(6)
    void carriesHintsOf4kBytesThroughTheQueryAndTheRedirect() throws Exception {
        Map<String, String> parameters = TestLaunches.loginParameters(platform);
        parameters.put("lti_message_hint", "é".repeat(2000));
        HttpResponse<String> response = send(HttpRequest.newBuilder(address("/lti/login?" + form(parameters))));

        assertThat(response.statusCode()).isEqualTo(302);
        assertThat(response.headers().firstValue("Location").orElseThrow())
                .endsWith("lti_message_hint=" + "%C3%A9".repeat(2000));
    }

    @Test
    void showsThePageOfARefusedLaunch() throws Exception {
        HttpResponse<String> response =
                send(HttpRequest.newBuilder(address("/lti/launch")).POST(HttpRequest.BodyPublishers.noBody()));

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("We could not open Waymark", "Reference ");
        assertThat(response.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");
        assertThat(response.headers().allValues("Content-Security-Policy"))
                .singleElement()
                .asString()
                .endsWith("frame-ancestors 'self' https: http:");
    }

    @Test
    void signsNobodyInWhenTheLaunchIsRefused() throws Exception {
        HttpResponse<String> login = login(TestLaunches.loginParameters(platform));
        TestPlatform stranger = new TestPlatform();

        HttpResponse<String> response = launch(login, stranger);

        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(response.headers().allValues("Set-Cookie"))
                .noneSatisfy(cookie -> assertThat(cookie).startsWith("__Host-waymark="));
    }

    private HttpResponse<String> login(Map<String, String> parameters) throws Exception {
        return post("/lti/login", parameters, null);
    }

    private HttpResponse<String> launch(HttpResponse<String> login, TestPlatform signer) throws Exception {
        var query = UriComponentsBuilder.fromUriString(
                        login.headers().firstValue("Location").orElseThrow())
                .build()
                .getQueryParams();
        String cookie = login.headers().firstValue("Set-Cookie").orElseThrow();
        Map<String, String> response = new LinkedHashMap<>();
        response.put("state", query.getFirst("state"));
        response.put("id_token", signer.sign(signer.claims(query.getFirst("nonce"), clock.instant())));
        return post("/lti/launch", response, cookie.substring(0, cookie.indexOf(';')));
    }

    private HttpResponse<String> post(String path, Map<String, String> parameters, String cookie) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(address(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form(parameters)));
        if (cookie != null) {
            request.header("Cookie", cookie);
        }
        return send(request);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return browser.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private URI address(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private static String form(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
