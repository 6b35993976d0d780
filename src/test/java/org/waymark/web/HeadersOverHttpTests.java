package org.waymark.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.waymark.OnH2;
import org.waymark.people.TestPeople;

/** What a browser is told with each kind of answer, as it leaves the port. */
@OnH2
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class HeadersOverHttpTests {

    private final HttpClient http = HttpClient.newHttpClient();

    @LocalServerPort
    int port;

    @Autowired
    OperatorSessions sessions;

    @Autowired
    TestPeople people;

    @Test
    void aPage() throws Exception {
        assertSafe(send(to("/sign-in").GET()), 200);
    }

    @Test
    void whatIsNotThere() throws Exception {
        assertSafe(send(to("/no-such-page").GET()), 401);
        assertSafe(send(to("/badges/nobody").GET()), 404);
    }

    @Test
    void aForm() throws Exception {
        assertSafe(
                send(to("/verify")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString("badge=hello"))),
                422);
    }

    @Test
    void aFormThatIsForged() throws Exception {
        assertSafe(
                send(to("/sign-in")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString("address=a@example.org"))),
                401);
    }

    @Test
    void aFormThatIsTooLarge() throws Exception {
        assertSafe(
                send(to("/sign-in")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(new byte[3 * 1024 * 1024]))),
                413);
    }

    @Test
    void aRedirect() throws Exception {
        assertSafe(
                send(to("/verify")
                        .header("Content-Type", "multipart/form-data; boundary=x")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(new byte[7 * 1024 * 1024]))),
                302);
    }

    @Test
    void aRefusalOfWhoAsksTooOften() throws Exception {
        HttpResponse<String> last = send(guess());
        for (int each = 0; each < 10; each++) {
            last = send(guess());
        }

        assertSafe(last, 429);
    }

    @Test
    void aTable() throws Exception {
        HttpResponse<String> table = send(to("/admin/staff/template.csv?district=" + people.district())
                .header("Cookie", OperatorSessionFilter.COOKIE + "=" + sessions.open())
                .GET());

        assertSafe(table, 200);
        assertThat(table.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/csv");
        assertThat(table.headers().firstValue("Content-Disposition").orElseThrow())
                .startsWith("attachment");
        assertThat(table.headers().firstValue("Cache-Control").orElseThrow()).contains("no-store");
    }

    @Test
    void whatTheServerRefusesBeforeAnyFilterHasNothingInIt() throws Exception {
        for (String line : new String[] {"GET /a\"b HTTP/1.1", "GET /%zz HTTP/1.1", "NO"}) {
            try (Socket socket = new Socket("127.0.0.1", port)) {
                socket.setSoTimeout(10_000);
                socket.getOutputStream()
                        .write((line + "\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                                .getBytes(StandardCharsets.US_ASCII));
                String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

                assertThat(answer)
                        .startsWith("HTTP/1.1 400")
                        .doesNotContainIgnoringCase("tomcat", "exception", "server:");
                assertThat(answer.substring(answer.indexOf("\r\n\r\n"))).doesNotContain("/a\"b", "%zz", "<script");
            }
        }
    }

    @Test
    void behindAProxyThatSpeaksHttpsABrowserComesBackByHttps() throws Exception {
        HttpResponse<String> page =
                send(to("/sign-in").header("X-Forwarded-Proto", "https").GET());

        assertSafe(page, 200);
        assertThat(page.headers().firstValue("Strict-Transport-Security").orElseThrow())
                .startsWith("max-age=31536000");
        assertThat(send(to("/sign-in").GET()).headers().firstValue("Strict-Transport-Security"))
                .isEmpty();
    }

    @Test
    void noPolicyOfOursAllowsWhatStandsInline() throws IOException {
        try (Stream<Path> sources = Files.walk(Path.of("src/main"))) {
            assertThat(sources.filter(Files::isRegularFile)
                            .filter(file -> file.toString().matches(".*\\.(java|html|yaml|js)"))
                            .filter(file -> text(file).matches("(?s).*unsafe-(inline|eval|hashes).*")))
                    .isEmpty();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void assertSafe(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().allValues("X-Content-Type-Options")).containsExactly("nosniff");
        assertThat(answer.headers().firstValue("Referrer-Policy").orElse("")).isIn("same-origin", "no-referrer");
        assertThat(answer.headers().firstValue("Permissions-Policy").orElse("")).contains("camera=()");
        assertThat(answer.headers().allValues("Content-Security-Policy"))
                .singleElement()
                .asString()
                .contains("default-src 'self'", "object-src 'none'", "base-uri 'none'", "frame-ancestors ");
        assertThat(answer.headers().firstValue("Server")).isEmpty();
    }

    private HttpRequest.Builder guess() {
        return to("/api/admin/issuers")
                .header("Authorization", "Bearer nobody-has-this-token")
                .header("X-Forwarded-For", "203.0.113.199")
                .GET();
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
