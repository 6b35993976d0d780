package org.waymark.lti;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
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
    @Requirement(48)
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

    @Test
    void sendsAFrameAgainWithItsWholeForm() throws Exception {
        HttpResponse<String> response = send(HttpRequest.newBuilder(address("/lti/login"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Sec-Fetch-Dest", "iframe")
                .POST(HttpRequest.BodyPublishers.ofString(form(TestLaunches.loginParameters(platform)))));

        assertThat(response.statusCode()).isEqualTo(307);
        assertThat(response.headers().firstValue("Location").orElseThrow()).isEqualTo("/lti/login?cookies=asked");
    }

    @Test
    void refusesWhatIsNoForm() throws Exception {
        assertRefused(posted("/lti/login", "iss=%FF&login_hint=4&target_link_uri=x"), 400, "request_malformed");
        assertRefused(posted("/lti/login", "iss=%zz&login_hint=4&target_link_uri=x"), 400, "request_malformed");
        assertRefused(posted("/lti/login?iss=a", "login_hint=4%2"), 400, "request_malformed");
        assertRefused(posted("/lti/launch", "state=%C3%28"), 400, "request_malformed");
        assertThat(raw(request("/lti/login?iss=%zz", "login_hint=4"))).startsWith("HTTP/1.1 400");
    }

    @Test
    void refusesAParameterThatIsSaidTwice() throws Exception {
        assertRefused(posted("/lti/login", "iss=a&iss=b&login_hint=4&target_link_uri=x"), 400, "parameter_repeated");
        assertRefused(posted("/lti/login?iss=a", "iss=b&login_hint=4"), 400, "parameter_repeated");
        assertRefused(posted("/lti/launch", "state=a&state=a"), 400, "parameter_repeated");
    }

    @Test
    void refusesTheCharacterNul() throws Exception {
        assertRefused(posted("/lti/login", "iss=a%00&login_hint=4&target_link_uri=x"), 400, "request_malformed");
        assertRefused(posted("/lti/launch", "state=a%00"), 400, "request_malformed");
    }

    @Test
    void refusesABodyOfTenMegabytesWhetherItsLengthIsSaidOrNot() throws Exception {
        byte[] large = new byte[10 * 1024 * 1024];
        Arrays.fill(large, (byte) 'x');

        assertRefused(
                send(HttpRequest.newBuilder(address("/lti/launch"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(large))),
                413,
                "request_too_large");
        String head = "POST /lti/launch HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n"
                + "Content-Type: application/x-www-form-urlencoded\r\n\r\n";
        assertThat(raw(head + "100000\r\n" + "x".repeat(0x100000) + "\r\n")).startsWith("HTTP/1.1 413");
    }

    @Test
    void takesABodyThatComesWithItsHeaders() throws Exception {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(10_000);
            String whole = request("/lti/login?iss=a", "iss=b&filler=" + "x".repeat(6000));
            socket.getOutputStream().write(whole.getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 400").contains("(parameter_repeated)");
        }
    }

    @Test
    void takesABodyThatComesInPieces() throws Exception {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            String whole = request("/lti/launch", "state=" + "x".repeat(3000));
            for (String piece :
                    new String[] {whole.substring(0, 300), whole.substring(300, 2000), whole.substring(2000)}) {
                socket.getOutputStream().write(piece.getBytes(StandardCharsets.US_ASCII));
                socket.getOutputStream().flush();
                Thread.sleep(100);
            }
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 400").contains("(state_unknown)");
        }
    }

    @Test
    void servesOthersWhileTwoHundredPostsNeverEnd() throws Exception {
        List<Socket> halfOpen = new ArrayList<>();
        try {
            String begun = request("/lti/launch", "state=" + "x".repeat(5000)).substring(0, 400);
            for (int i = 0; i < 200; i++) {
                Socket socket = new Socket("127.0.0.1", port);
                socket.getOutputStream().write(begun.getBytes(StandardCharsets.US_ASCII));
                halfOpen.add(socket);
            }
            long started = System.nanoTime();

            HttpResponse<String> response = launch(login(TestLaunches.loginParameters(platform)), platform);

            assertThat(response.statusCode()).isEqualTo(303);
            assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(5));
            // They are told that it took too long, and let go.
            Socket last = halfOpen.get(199);
            last.setSoTimeout(30_000);
            assertThat(new String(last.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
                    .startsWith("HTTP/1.1 408");
        } finally {
            for (Socket socket : halfOpen) {
                socket.close();
            }
        }
    }

    private HttpResponse<String> posted(String path, String body) throws Exception {
        return send(HttpRequest.newBuilder(address(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private static String request(String path, String body) {
        return "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: " + body.length() + "\r\n\r\n"
                + body;
    }

    /** What is answered to these bytes, which no client would send. */
    private String raw(String bytes) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(bytes.getBytes(StandardCharsets.US_ASCII));
            byte[] answer = new byte[100];
            int length = socket.getInputStream().read(answer);
            return new String(answer, 0, Math.max(length, 0), StandardCharsets.US_ASCII);
        }
    }

    private static void assertRefused(HttpResponse<String> response, int status, String code) {
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.body()).contains("We could not open Waymark", "(" + code + ")");
        assertThat(response.headers().allValues("Set-Cookie")).isEmpty();
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
