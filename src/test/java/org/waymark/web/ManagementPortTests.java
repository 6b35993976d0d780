package org.waymark.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;
import org.waymark.TestClock;
import org.waymark.TestDatabases;

/** Probes and figures on a port of their own. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"management.server.port=0", "server.tomcat.threads.max=4", "server.tomcat.threads.min-spare=4"})
@ContextConfiguration(initializers = TestDatabases.H2.class)
@Import(TestClock.Configuration.class)
@DirtiesContext
class ManagementPortTests {

    private final HttpClient http = HttpClient.newHttpClient();

    @Value("${local.server.port}")
    int port;

    @Value("${local.management.port}")
    int management;

    /** By each door, and by what is no door: three times as many as there are threads. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST /api/verify application/json",
                "POST /api/%76erify application/json",
                "POST /verify multipart/form-data; boundary=x",
                "POST /verify application/x-www-form-urlencoded",
                "POST /verify multipart/mixed; boundary=x",
                "GET /verify multipart/form-data; boundary=x",
                "POST /actuator/health/liveness multipart/form-data; boundary=x",
                "GET /actuator/health/readiness multipart/form-data; boundary=x",
                "POST /issuers/nobody/wallet/credential application/json",
                "POST /lti/notices application/json",
                "POST /%6cti/notices application/json",
                "POST /home application/json",
                "POST /home multipart/form-data; boundary=x",
                "PUT /submissions/x/evidence application/octet-stream",
                "GET /sign-in text/plain",
                "DELETE /waymark.css text/plain",
                "POST /admin/staff/imports multipart/form-data; boundary=x",
                "POST /api/admin/platforms application/json",
                "POST /api/catalogue/import application/json",
                "POST /actuator/prometheus application/json"
            })
    void whoNeverEndsTakesNoThread(String request) throws Exception {
        List<Socket> slow = new ArrayList<>();
        try {
            for (int each = 0; each < 12; each++) {
                slow.add(whoEndsNever(request));
            }

            assertThat(status(port, "/home", null)).isEqualTo(401);
            assertThat(status(port, "/sign-in", null)).isEqualTo(200);
            assertThat(status(management, "/actuator/health/liveness", null)).isEqualTo(200);
            assertThat(status(management, "/actuator/health/readiness", null)).isEqualTo(200);
        } finally {
            for (Socket each : slow) {
                each.close();
            }
        }
    }

    @Test
    void aBrowserThatSendsAllToAPageItMayNotOpenReadsWhy() throws Exception {
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/submissions/x/evidence/A1"))
                        .header("Content-Type", "multipart/form-data; boundary=x")
                        .header("Accept", "text/html")
                        .timeout(Duration.ofSeconds(20))
                        .POST(HttpRequest.BodyPublishers.ofByteArray(new byte[20 * 1024 * 1024]))
                        .build(),
                HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).contains("<h1");
    }

    @Test
    void whoIsOneTooManyIsAnsweredAndCutOff() throws Exception {
        List<Socket> slow = new ArrayList<>();
        try {
            for (int each = 0; each < 220; each++) {
                slow.add(whoEndsNever("GET /waymark.css text/plain"));
            }

            Socket last = slow.get(219);
            last.setSoTimeout(10_000);
            assertThat(last.getInputStream().readAllBytes()).isNotEmpty();
            assertThat(status(port, "/home", null)).isEqualTo(401);
        } finally {
            for (Socket each : slow) {
                each.close();
            }
        }
    }

    @Test
    void aBadgeIsCheckedThatComesInPieces() throws Exception {
        assertThat(inPieces("POST /api/verify HTTP/1.1", "application/json", "{\"no\": \"badge\"}"))
                .startsWith("HTTP/1.1 422")
                .contains("\"outcome\"");
        assertThat(inPieces(
                        "POST /verify HTTP/1.1",
                        "multipart/form-data; boundary=x",
                        "--x\r\nContent-Disposition: form-data; name=\"badge\"\r\n\r\na-badge-that-is-nöne\r\n"
                                + "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"\"\r\n"
                                + "Content-Type: application/octet-stream\r\n\r\n\r\n--x--\r\n"))
                .startsWith("HTTP/1.1 422")
                .contains("a-badge-that-is-nöne");
        assertThat(inPieces(
                        "POST /verify HTTP/1.1",
                        "multipart/form-data; boundary=x",
                        "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.json\"\r\n"
                                + "Content-Type: application/json\r\n\r\n{\"no\": \"badge\"}\r\n--x--\r\n"))
                .startsWith("HTTP/1.1 422")
                .contains("aria-invalid");
    }

    @Test
    void whoHoldsAllThatAClientMayIsAskedToComeAgain() throws Exception {
        List<Socket> large = new ArrayList<>();
        try {
            for (int each = 0; each < 2; each++) {
                Socket socket = new Socket("127.0.0.1", port);
                large.add(socket);
                socket.getOutputStream()
                        .write("POST /api/verify HTTP/1.1\r\nHost: localhost\r\nContent-Length: 6000001\r\n\r\n"
                                .getBytes(StandardCharsets.US_ASCII));
                socket.getOutputStream().write(new byte[6_000_000]);
            }
            // Most of them has come, and no thread of ours shall count what is still on its way.
            Thread.sleep(1000);

            assertThat(oneMore()).startsWith("HTTP/1.1 503").contains("Retry-After: 30");
            assertThat(status(port, "/verify", null)).isEqualTo(200);
        } finally {
            for (Socket each : large) {
                each.close();
            }
        }
    }

    /** Six times as much as a client may have coming at once. */
    @Test
    void whatWasAnsweredOrGivenUpIsHeldNoLonger() throws Exception {
        for (int each = 0; each < 9; each++) {
            try (Socket socket = new Socket("127.0.0.1", port)) {
                socket.getOutputStream()
                        .write("POST /api/verify HTTP/1.1\r\nHost: localhost\r\nContent-Length: 6000001\r\n\r\n"
                                .getBytes(StandardCharsets.US_ASCII));
                socket.getOutputStream().write(new byte[6_000_000]);
            } catch (SocketException refusedOnTheWay) {
                // The one before was not noticed to be gone.
            }
        }
        for (int patience = 0; patience < 100 && !oneMore().startsWith("HTTP/1.1 422"); patience++) {
            Thread.sleep(200);
        }
        for (int each = 0; each < 20; each++) {
            assertThat(oneMore()).startsWith("HTTP/1.1 422");
        }
    }

    @Test
    void aBadgeThatIsTooLargeIsToldSo() throws Exception {
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/verify"))
                        .timeout(Duration.ofSeconds(20))
                        .POST(HttpRequest.BodyPublishers.ofByteArray(new byte[9 * 1024 * 1024]))
                        .build(),
                HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("too-large");
    }

    @Test
    void wherePeopleComeInThereAreNoFigures() throws Exception {
        assertThat(status(port, "/actuator/prometheus", "a-metrics-token-for-tests"))
                .isEqualTo(404);
        assertThat(status(port, "/actuator/health", "an-admin-token-for-tests")).isEqualTo(404);
        assertThat(status(port, "/actuator/health", null)).isEqualTo(200);
    }

    @Test
    void eachAddressAsksForItsTokenThereToo() throws Exception {
        assertThat(status(management, "/actuator/prometheus", null)).isEqualTo(401);
        assertThat(status(management, "/actuator/prometheus", "a-metrics-token-for-tests"))
                .isEqualTo(200);
        assertThat(status(management, "/actuator/sbom", "a-metrics-token-for-tests"))
                .isEqualTo(404);
        assertThat(status(management, "/actuator/health", null)).isEqualTo(200);
    }

    /** Whoever is refused while they send may find the line closed before the answer: as a program would, it asks again. */
    private String oneMore() throws Exception {
        for (int tries = 0; tries < 5; tries++) {
            try {
                return asked();
            } catch (SocketException closed) {
                Thread.sleep(200);
            }
        }
        return "closed";
    }

    private String asked() throws Exception {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream()
                    .write(("POST /api/verify HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                                    + "Content-Length: 700001\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().write(new byte[700_000]);
            Thread.sleep(300);
            socket.getOutputStream().write(0);
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private Socket whoEndsNever(String request) throws IOException {
        String[] said = request.split(" ", 3);
        Socket socket = new Socket("127.0.0.1", port);
        socket.getOutputStream()
                .write((said[0] + " " + said[1] + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: " + said[2]
                                + "\r\nContent-Length: 5000\r\n\r\n{")
                        .getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
        return socket;
    }

    private String inPieces(String request, String type, String body) throws Exception {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream()
                    .write((request + "\r\nHost: localhost\r\nConnection: close\r\nContent-Type: " + type
                                    + "\r\nContent-Length: " + bytes.length + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            for (int from = 0; from < bytes.length; from += 60) {
                socket.getOutputStream().write(bytes, from, Math.min(60, bytes.length - from));
                socket.getOutputStream().flush();
                Thread.sleep(20);
            }
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private int status(int at, String path, @Nullable String token) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + at + path))
                .timeout(Duration.ofSeconds(5));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }
}
